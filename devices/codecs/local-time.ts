import { MINUTE_MS } from '../../domain/time.ts';
import { parseZonedTime } from './zoned-time.ts';

/**
 * Epoch ms of a date and time as loggers write them: "2026-07-01 08:00", "2026/7/1 8:00:00", "2026-07-01T08:00:00",
 * "20260701080000", in a zone so many minutes east of Greenwich; or with a zone of its own. undefined where it is none.
 */
export function localTime(text: string, zoneMinutes: number): number | undefined {
  const zoned = parseZonedTime(text);
  if (zoned !== undefined) return zoned;
  const parts = SPACED.exec(text) ?? CLOSED.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = ''] = parts;
  const two = (digits = '') => digits.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  const time = parseZonedTime(`${date}T${two(hour)}:${two(minute)}:${two(second)}${fraction}Z`);
  return time === undefined ? undefined : time - zoneMinutes * MINUTE_MS;
}

const SPACED =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(\.\d{1,9})?)?$/;
const CLOSED = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
