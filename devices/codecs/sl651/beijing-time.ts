import { HOUR_MS } from '../../../domain/time.ts';

/**
 * Epoch ms of the digits YYMMDDHHmmSS, read as one number (SL 651-2014 6.6.2.5): Beijing time of the years 2000 to
 * 2099. undefined where there is no such moment.
 */
export function beijingTime(digits: number): number | undefined {
  const date = Math.floor(digits / 1_000_000);
  const clock = digits - date * 1_000_000;
  const year = 2000 + pair(date, 10_000);
  const month = pair(date, 100);
  const [day, hour, minute, second] = [
    date % 100,
    pair(clock, 10_000),
    pair(clock, 100),
    clock % 100,
  ];
  const isClock = hour <= 23 && minute <= 59 && second <= 59;
  if (!isClock || day < 1 || day > daysIn(year, month)) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second) - BEIJING;
}

/** The inverse: the twelve digits. Throws RangeError outside of the years 2000 to 2099. */
export function beijingDigits(time: number): string {
  const text = new Date(time + BEIJING).toISOString();
  if (!text.startsWith('20')) throw new RangeError(`SL 651 has no way to write the time ${text}`);
  return text.slice(2, 19).replace(/\D/g, '');
}

const BEIJING = 8 * HOUR_MS;

function pair(digits: number, above: number): number {
  return Math.floor(digits / above) % 100;
}

/** 0 for what is no month. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
