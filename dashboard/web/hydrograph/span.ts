import { DAY_MS } from '../../../domain/time.ts';

/** A stretch of time, epoch ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const SHORTEST = 600_000;
const LONGEST = 400 * DAY_MS;

/** So many days up to now, with a little room to the right for what comes. */
export function spanUpTo(now: number, days: number): Span {
  const length = days * DAY_MS;
  return { from: now - length, to: now + length * 0.03 };
}

/** The span with what is forecast to its right, but no more of it than of what was. */
export function withAhead(span: Span, now: number, ends: number | undefined): Span {
  if (ends === undefined) return span;
  return { from: span.from, to: Math.max(span.to, Math.min(ends, now + (now - span.from))) };
}

/** So many days up to now; where the newest reading is older than that, up to it instead: an empty chart shows nothing. */
export function spanShowing(now: number, days: number, newest: number | undefined): Span {
  const isOutside = newest !== undefined && newest < now - days * DAY_MS;
  return spanUpTo(isOutside ? newest : now, days);
}

/** The span made longer or shorter about a moment that stays where it is. */
export function zoomed(span: Span, factor: number, about: number): Span {
  const length = span.to - span.from;
  const wanted = Math.min(Math.max(length * factor, SHORTEST), LONGEST);
  const share = (about - span.from) / length;
  return { from: about - wanted * share, to: about + wanted * (1 - share) };
}

export function moved(span: Span, by: number): Span {
  return { from: span.from + by, to: span.to + by };
}

/**
 * What to fetch to show a span: some more on both sides, on a grid that grows with it by powers of two, so that a small
 * move or zoom asks for nothing new.
 */
export function spanToFetch({ from, to }: Span): Span {
  const grid = 2 ** Math.ceil(Math.log2((to - from) / 4));
  return {
    from: (Math.floor(from / grid) - 1) * grid,
    to: (Math.ceil(to / grid) + 1) * grid,
  };
}
