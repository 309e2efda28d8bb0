import { MINUTE_MS } from '../../../domain/time.ts';
import { readNumber } from './bcd.ts';
import { HEX_BCD } from './coding.ts';
import type { Element, Form } from './elements.ts';
import { addReading, type Report } from './report.ts';
import { addSigns } from './status-bits.ts';

/** An element's data: `count` bytes at `at`, of numbers with that many decimals. */
export interface Data {
  readonly element: Element;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly count: number;
  readonly decimals: number;
}

/** Adds the readings of an element's data, the first of them at `time`; or says why they are none. */
export function readValues(
  report: Report,
  data: Data,
  time: number,
): 'bcd' | 'definition' | undefined {
  return READERS[data.element.form](report, data, time);
}

/** How long the data last: an hour of rain or stages, a moment of all else. */
export function spanOf({ element, count }: Data): number | undefined {
  if (element.form === 'rain') return count * FIVE_MINUTES;
  return element.form === 'stages' ? (count / 2) * FIVE_MINUTES : undefined;
}

const FIVE_MINUTES = 5 * MINUTE_MS;

const READERS: Readonly<Record<Form, typeof readValues>> = {
  number(report, { element, bytes, at, count, decimals }, time) {
    const value = readNumber(bytes, at, count, decimals);
    if (value === undefined) return 'bcd';
    addReading(report, element, time, value);
  },

  /** A maker may write other things than BCD; then we cannot know them, and the rest of the frame still counts. */
  free(report, { element, bytes, at, count, decimals }, time) {
    const value = readNumber(bytes, at, count, decimals);
    const isOwn = value === undefined;
    addReading(report, element, time, value ?? null, isOwn ? hexOf(bytes, at, count) : undefined);
  },

  /** Four bytes, as they should be; up to six are still a number without loss. */
  bits(report, { element, bytes, at, count }, time) {
    if (count > 6) return 'definition';
    const isMissing = isFilled(bytes, at, count, 0xff);
    const value = isMissing ? null : HEX_BCD.number(bytes, at, count);
    addReading(report, element, time, value);
    if (value !== null) addSigns(report, time, value % 2 ** 32);
  },

  rain: (report, data, time) => readHour(report, data, { time, size: 1, perUnit: 10 }),
  stages: (report, data, time) => readHour(report, data, { time, size: 2, perUnit: 100 }),
};

/** Five-minute values (C.1 rows 5 to 13): unsigned, tenths or hundredths; all ones are invalid, and AA… as in BCD. */
function readHour(
  report: Report,
  { element, bytes, at, count }: Data,
  { time, size, perUnit }: { time: number; size: 1 | 2; perUnit: number },
) {
  if (count % size !== 0) return 'definition';
  const isMissing = isFilled(bytes, at, count, 0xaa);
  const invalid = 256 ** size - 1;
  for (let i = 0; i < count / size; i++) {
    const number = HEX_BCD.number(bytes, at + i * size, size);
    const value = isMissing || number === invalid ? null : number / perUnit;
    addReading(report, element, time + i * FIVE_MINUTES, value);
  }
}

function hexOf(bytes: Uint8Array, at: number, count: number): string {
  return Buffer.from(bytes.subarray(at, at + count))
    .toString('hex')
    .toUpperCase();
}

function isFilled(bytes: Uint8Array, at: number, count: number, byte: number): boolean {
  for (let i = at; i < at + count; i++) if (bytes[i] !== byte) return false;
  return true;
}
