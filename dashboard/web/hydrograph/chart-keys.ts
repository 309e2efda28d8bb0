import { type Columns, nearest } from './points.ts';
import { type Span, zoomed } from './span.ts';

interface KeyContext {
  readonly columns: Columns;
  readonly span: Span;
  /** The reading that is pointed at, or the newest. */
  readonly cursor: number;
  setCursor(index: number): void;
  onSpan(span: Span): void;
  onPick(time: number): void;
}

/** Arrows move the reading (with Shift by twelve), Home and End go to the ends of what is seen, + and − zoom, Enter traces. */
export function chartKeys(context: KeyContext): (event: KeyboardEvent) => void {
  const { columns, span, cursor, setCursor, onSpan, onPick } = context;
  const last = columns.times.length - 1;
  const time = columns.times[cursor] ?? span.to;
  const go = (index: number) => setCursor(Math.min(Math.max(index, 0), last));
  const zoom = (factor: number) => onSpan(zoomed(span, factor, time));
  return (event) => {
    const step = event.shiftKey ? 12 : 1;
    const actions: Record<string, () => void> = {
      ArrowLeft: () => go(cursor - step),
      ArrowRight: () => go(cursor + step),
      Home: () => go(nearest(columns, span.from) ?? 0),
      End: () => go(nearest(columns, span.to) ?? last),
      '+': () => zoom(0.5),
      '=': () => zoom(0.5),
      '-': () => zoom(2),
      Enter: () => onPick(time),
    };
    const act = actions[event.key];
    if (act === undefined || last < 0) return;
    event.preventDefault();
    act();
  };
}
