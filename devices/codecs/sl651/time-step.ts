import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';

/** The ms between the values of a series, of ddHHmm read as one number (SL 651-2014 table C.3). */
export function stepOf(digits: number): number {
  const days = Math.floor(digits / 10_000);
  const hours = Math.floor(digits / 100) % 100;
  return days * DAY_MS + hours * HOUR_MS + (digits % 100) * MINUTE_MS;
}
