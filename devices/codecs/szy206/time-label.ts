import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

/**
 * Epoch ms of a time label TP: second, minute, hour and day of the month in BCD, and the minutes that the frame may
 * take on its way, which we leave alone. It names no month: it is taken as the last such moment before a day after
 * `received`. undefined where there is none within a year,
 * or `received` is not known.
 */
export function readTimeLabel(
  bytes: Uint8Array,
  at: number,
  received: number | undefined,
): number | undefined {
  if (received === undefined) return undefined;
  const [second, minute, hour, day] = [...bytes.subarray(at, at + 4)].map(pairOf) as Four;
  if (!(second < 60 && minute < 60 && hour < 24 && day >= 1 && day <= 31)) return undefined;
  const latest = new Date(received + BEIJING + DAY_MS);
  for (let back = 0; back < 12; back++) {
    const month = latest.getUTCMonth() - back;
    const time = Date.UTC(latest.getUTCFullYear(), month, day, hour, minute, second);
    const isOfMonth = new Date(time).getUTCDate() === day;
    if (isOfMonth && time <= latest.getTime()) return time - BEIJING;
  }
  return undefined;
}

type Four = [number, number, number, number];

const BEIJING = 8 * HOUR_MS;

/** Two decimal digits of a byte; NaN where it has others. */
function pairOf(byte: number): number {
  const [high, low] = [byte >>> 4, byte & 15];
  return high > 9 || low > 9 ? Number.NaN : high * 10 + low;
}
