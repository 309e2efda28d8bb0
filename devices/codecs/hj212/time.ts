import { beijingDigits, beijingTime } from '../sl651/beijing-time.ts';

/**
 * Epoch ms of YYYYMMDDhhmmss or YYYYMMDDhhmmsszzz (HJ 212-2017 6.3.3.2.2), which are Beijing time; undefined where
 * there is no such moment, or none of the years 2000 to 2099.
 */
export function readTime(digits: string): number | undefined {
  if ((digits.length !== 14 && digits.length !== 17) || !digits.startsWith('20')) return undefined;
  const number = numberIn(digits);
  const millis = digits.length === 17 ? number % 1_000 : 0;
  const seconds = digits.length === 17 ? Math.floor(number / 1_000) : number;
  const time = beijingTime(seconds);
  return time === undefined ? undefined : time + millis;
}

/** The fourteen digits of a DataTime. Throws RangeError outside of the years 2000 to 2099. */
export function timeDigits(time: number): string {
  return `20${beijingDigits(time)}`;
}

/** The seventeen digits of a QN. */
export function qnDigits(time: number): string {
  return timeDigits(time) + String(((time % 1_000) + 1_000) % 1_000).padStart(3, '0');
}

/** The digits behind the century as a number; NaN where one is none. */
function numberIn(digits: string): number {
  let number = 0;
  for (let i = 2; i < digits.length; i++) {
    const digit = digits.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
