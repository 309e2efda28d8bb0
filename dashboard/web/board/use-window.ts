import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** So many rows beyond the window are drawn too, so that scrolling and the arrow keys find them there. */
const BEYOND = 12;

/** Which rows of a scrolling list are to be drawn; rows are as high as `--row` says. */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  length: number,
): { from: number; to: number } {
  const [window, setWindow] = useState({ from: 0, to: 40 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      const row = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 42;
      const from = Math.max(0, Math.floor(element.scrollTop / row) - BEYOND);
      const to = Math.ceil((element.scrollTop + element.clientHeight) / row) + BEYOND;
      setWindow((old) => (old.from === from && old.to === to ? old : { from, to }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller]);
  return { from: Math.min(window.from, length), to: Math.min(window.to, length) };
}
