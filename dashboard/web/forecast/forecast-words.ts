import { HOUR_MS } from '../../../domain/time.ts';
import { duration } from '../format/time.ts';
import type { Dictionary } from '../words/zh.ts';
import type { TimeToLevel } from './time-to-level.ts';

/** "62", and at the ends what is left of doubt: "< 1", "> 99". */
export function percentFigure(probability: number): string {
  if (probability < 0.005) return '< 1';
  if (probability >= 0.995) return '> 99';
  return String(Math.round(100 * probability));
}

/** "62 %" */
export function percent(probability: number): string {
  return `${percentFigure(probability)} %`;
}

/** "5–11 h", "≥ 11 h" where it may also not be within the leads; undefined where it is not even at the earliest. */
export function hoursRange(
  { earliest, latest }: Pick<TimeToLevel, 'earliest' | 'latest'>,
  words: Dictionary,
): string | undefined {
  if (earliest === null) return undefined;
  const from = Math.round(earliest);
  if (latest === null) return from === 0 ? words.anyTime : words.atLeast(words.hours(from));
  const to = Math.round(latest);
  if (from === to) return words.about(duration(((earliest + latest) / 2) * HOUR_MS, words));
  return from === 0 ? words.within(words.hours(to)) : words.hoursBetween(from, to);
}
