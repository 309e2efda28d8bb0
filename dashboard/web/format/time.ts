import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import type { Language } from '../words/language.ts';
import type { Dictionary } from '../words/zh.ts';

/** A clock that people set their watch by. Neither zone has summer time. */
export interface Zone {
  readonly name: 'beijing' | 'utc';
  /** ms east of Greenwich. */
  readonly offset: number;
}

export const BEIJING: Zone = { name: 'beijing', offset: 8 * HOUR_MS };
export const UTC: Zone = { name: 'utc', offset: 0 };

/** "2020-07-12 00:00", the same in both languages. */
export function fullTime(time: number, zone: Zone): string {
  return local(time, zone).slice(0, 16).replace('T', ' ');
}

/** "00:00" */
export function clockTime(time: number, zone: Zone): string {
  return local(time, zone).slice(11, 16);
}

/** Tells a moment, epoch ms. */
export type TellTime = (time: number) => string;

/** "7 月 12 日 00:00" or "12 Jul 00:00"; with its year when that is not the present one. */
export function tellTime(zone: Zone, words: Dictionary, presentYear: number): TellTime {
  return (time) => {
    const year = yearOf(time, zone);
    const [month, day] = monthAndDay(time, zone);
    const date = words.monthDay(month, day, year === presentYear ? undefined : year);
    return `${date} ${clockTime(time, zone)}`;
  };
}

/** The year of a moment in the zone. */
export function yearOf(time: number, zone: Zone): number {
  return new Date(time + zone.offset).getUTCFullYear();
}

/** The day as axes say it: "7-12" or "12 Jul". */
export function dayLabel(time: number, zone: Zone, language: Language, words: Dictionary): string {
  const [month, day] = monthAndDay(time, zone);
  return language === 'zh' ? `${month}-${day}` : words.monthDay(month, day);
}

/** A span in the largest unit that still tells: minutes under 90 min, hours under 48 h, then days. */
export function duration(ms: number, words: Dictionary): string {
  if (ms < 90 * MINUTE_MS) return words.minutes(Math.max(0, Math.round(ms / MINUTE_MS)));
  if (ms < 2 * DAY_MS) return words.hours(Math.round(ms / HOUR_MS));
  return words.days(Math.round(ms / DAY_MS));
}

function monthAndDay(time: number, zone: Zone): [month: number, day: number] {
  const date = new Date(time + zone.offset);
  return [date.getUTCMonth() + 1, date.getUTCDate()];
}

/** The wall clock of the zone, as ISO 8601 would write it without a zone. */
function local(time: number, zone: Zone): string {
  return new Date(time + zone.offset).toISOString();
}
