import { CsvSettings } from '../../../domain/csv-settings.ts';
import type { DecodedFrame, Undecodable } from '../../../domain/reading.ts';
import type { Codec } from '../codec.ts';
import { localTime } from '../local-time.ts';
import { splitLine } from './split-line.ts';

/**
 * Lines of text as loggers write them (RFC 4180, its head and its quotes as far as they are used):
 *
 *     time,stage,rainfall
 *     2026-07-01 08:00:00,19.03,0.5
 *
 * The first line names the columns, unless the station's gear does: "time", "station" and observed properties. A time
 * is ISO 8601 or as localTime reads it, or epoch seconds or ms; without that column it is when the packet came.
 */
export const csvLines: Codec = {
  name: 'csv-lines',
  text: true,

  decode(payload, { device, received, gear }) {
    const text = textOf(payload);
    if (text === undefined) return refused('not UTF-8', 0);
    const settings = gear?.csv ?? USUAL;
    const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
    const columns = settings.columns ?? splitLine(lines.shift() ?? '', settings.separator);
    if (!isHead(columns)) return refused('the first line does not name the columns', 0);
    const frame: DecodedFrame = { ok: true, station: device, readings: [] };
    for (const [index, line] of lines.entries()) {
      const problem = readLine(line, { columns, settings, received, frame });
      if (problem !== undefined) return refused(`line ${index + 1}: ${problem}`);
    }
    return frame;
  },
};

const USUAL: CsvSettings = CsvSettings.parse({});
/** More readings than this are not one message. */
const MOST_READINGS = 5_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(payload: Uint8Array): string | undefined {
  try {
    return utf8.decode(payload);
  } catch {
    return undefined;
  }
}

/** A head holds names, not numbers. */
function isHead(columns: readonly string[]): boolean {
  return columns.some((name) => name !== '') && !columns.some((name) => NUMBER.test(name));
}

interface About {
  readonly columns: readonly string[];
  readonly settings: CsvSettings;
  readonly received: number | undefined;
  readonly frame: DecodedFrame;
}

function readLine(line: string, about: About): string | undefined {
  const { columns, settings } = about;
  const fields = splitLine(line, settings.separator);
  if (fields.length > columns.length) return `${fields.length} fields in ${columns.length} columns`;
  const time = timeIn(fields, about);
  if (time === undefined) return 'its time is none';
  const station = fields[columns.indexOf('station')];
  const own = station === undefined ? { time } : { time, station: station.slice(0, 64) };
  for (const [column, field] of fields.entries()) {
    const problem = readField(columns[column] ?? '', field, own, about);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const NO_PROPERTIES = new Set(['', 'time', 'station']);

function readField(
  property: string,
  field: string,
  own: { time: number; station?: string },
  { settings: { missing }, frame: { readings } }: About,
): string | undefined {
  if (NO_PROPERTIES.has(property)) return undefined;
  const value = field === '' || missing.includes(field) ? null : numberOf(field);
  if (value === undefined) return `${property}: "${field.slice(0, 40)}" is no number`;
  if (readings.length === MOST_READINGS) return `more than ${MOST_READINGS} readings`;
  readings.push({ ...own, element: property, property, value, unit: undefined });
  return undefined;
}

function numberOf(field: string): number | undefined {
  const value = NUMBER.test(field) ? Number(field) : Number.NaN;
  return Number.isFinite(value) ? value + 0 : undefined; // -0 + 0 is 0
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function timeIn(fields: readonly string[], { columns, settings, received }: About) {
  const column = columns.indexOf('time');
  const field = fields[column];
  if (column < 0) return received;
  if (field === undefined) return undefined;
  if (/^\d{10}$/.test(field)) return Number(field) * 1_000;
  return /^\d{13}$/.test(field) ? Number(field) : localTime(field, settings.zoneMinutes);
}

function refused(reason: string, at?: number): Undecodable {
  return at === undefined ? { ok: false, reason } : { ok: false, reason, at };
}
