import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { clockTime, dayLabel, type Zone } from '../format/time.ts';
import type { Language } from '../words/language.ts';
import type { Dictionary } from '../words/zh.ts';

export interface TimeTick {
  readonly time: number;
  readonly label: string;
}

const MONTH_MS = 30 * DAY_MS;
const STEPS = [
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  5 * DAY_MS,
  10 * DAY_MS,
  MONTH_MS,
];

/** Round times of the zone, at most `most` of them: hours within a day, the day's name at each midnight. */
export function timeTicks(
  from: number,
  to: number,
  most: number,
  speech: { zone: Zone; language: Language; words: Dictionary },
): TimeTick[] {
  const { zone, language, words } = speech;
  const wanted = (to - from) / most;
  const step = STEPS.find((each) => each >= wanted) ?? Math.ceil(wanted / MONTH_MS) * MONTH_MS;
  const first = Math.ceil((from + zone.offset) / step) * step - zone.offset;
  const ticks: TimeTick[] = [];
  for (let time = first; time <= to; time += step) {
    const midnight = (time + zone.offset) % DAY_MS === 0;
    const label = midnight ? dayLabel(time, zone, language, words) : clockTime(time, zone);
    ticks.push({ time, label });
  }
  return ticks;
}
