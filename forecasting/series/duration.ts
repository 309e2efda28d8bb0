import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/time.ts';

/** ms of an ISO 8601 duration of weeks, days, hours, minutes and seconds (PT1H, P1D, P1DT12H); undefined for others. */
export function parseDuration(text: string): number | undefined {
  const parts = SHAPE.exec(text)?.slice(1);
  if (!parts) return undefined;
  const ms = parts.reduce((sum, part, at) => sum + Number(part ?? 0) * (UNITS[at] ?? 0), 0);
  return ms > 0 ? ms : undefined;
}

/** How people write it, in the largest unit that keeps it whole: "3 h", "14 d", "10 min". */
export function spokenDuration(ms: number): string {
  const [name, unit] = SPOKEN.find(([, size]) => ms % size === 0) ?? ['s', SECOND_MS];
  return `${ms / unit} ${name}`;
}

const SHAPE = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = [7 * DAY_MS, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS];
const SPOKEN = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['min', MINUTE_MS],
] as const;
