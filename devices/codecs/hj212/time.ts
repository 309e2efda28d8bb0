import { beijingDigits, beijingTime } from '../sl651/beijing-time.ts';

/**
 * Epoch ms of YYYYMMDDhhmmss or YYYYMMDDhhmmsszzz (HJ 212-2017 6.3.3.2.2), which are Beijing time; undefined where
 * there is no such moment, or none of the years 2000 to 2099.
 */
export function readTime(digits: string): number | undefined {
  if (!/^20\d{12}(\d{3})?$/.test(digits)) return undefined;
  const time = beijingTime(Number(digits.slice(2, 14)));
  return time === undefined ? undefined : time + Number(digits.slice(14));
}

/** The fourteen digits of a DataTime. Throws RangeError outside of the years 2000 to 2099. */
export function timeDigits(time: number): string {
  return `20${beijingDigits(time)}`;
}

/** The seventeen digits of a QN. */
export function qnDigits(time: number): string {
  return timeDigits(time) + String(((time % 1_000) + 1_000) % 1_000).padStart(3, '0');
}
