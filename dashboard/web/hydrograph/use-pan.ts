import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Frame } from './frame.ts';
import { moved, type Span, zoomed } from './span.ts';

interface PanOptions {
  readonly element: RefObject<HTMLElement | null>;
  readonly frame: Frame;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  /** The pointer is over this time. */
  readonly onPoint: (time: number) => void;
}

/** A pointer moved less than this many px was meant as a click. */
const CLICK_PX = 4;

/** Wheel zooms about the pointer, one finger or button drags, two fingers pinch; all read the newest options. */
export function usePan(options: PanOptions): { moved(): boolean } {
  const newest = useRef(options);
  newest.current = options;
  const travelled = useRef(0);
  useEffect(() => {
    const element = options.element.current;
    if (element === null) return;
    const listeners = pointerListeners(newest, travelled);
    for (const [name, listener] of listeners) {
      element.addEventListener(name, listener as EventListener, { passive: false });
    }
    return () => {
      for (const [name, listener] of listeners) {
        element.removeEventListener(name, listener as EventListener);
      }
    };
  }, [options.element]);
  return { moved: () => travelled.current > CLICK_PX };
}

function pointerListeners(newest: { current: PanOptions }, travelled: { current: number }) {
  const down = new Map<number, number>();

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const { span, onSpan } = newest.current;
    onSpan(zoomed(span, 1.0015 ** event.deltaY, timeAt(event)));
  };
  const onDown = (event: PointerEvent) => {
    if (down.size === 0) travelled.current = 0;
    down.set(event.pointerId, event.clientX);
  };
  const onMove = (event: PointerEvent) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return newest.current.onPoint(timeAt(event));
    const { span, onSpan } = newest.current;
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, event.clientX);
    travelled.current += Math.abs(event.clientX - before);
    if (travelled.current <= CLICK_PX) return;
    if (other === undefined) onSpan(moved(span, msPerPx() * (before - event.clientX)));
    else
      onSpan(
        zoomed(
          span,
          Math.abs(before - other) / Math.max(8, Math.abs(event.clientX - other)),
          timeAt(event),
        ),
      );
  };
  const onUp = (event: PointerEvent) => void down.delete(event.pointerId);

  const timeAt = (event: MouseEvent) => {
    const { element, frame } = newest.current;
    return frame.x.invert(event.clientX - (element.current?.getBoundingClientRect().left ?? 0));
  };
  const msPerPx = () => {
    const { frame, span } = newest.current;
    return (span.to - span.from) / (frame.right - frame.left);
  };
  return [
    ['wheel', onWheel],
    ['pointerdown', onDown],
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', onUp],
    ['pointerleave', onUp],
  ] as const;
}
