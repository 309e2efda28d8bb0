import { propertyOf } from '../../domain/property.ts';
import type { Reading } from '../../domain/reading.ts';
import { membersOf } from './parse-json.ts';

/** Readings of a message in a language that is not the house's own. */
export interface ForeignReadings {
  readonly readings: readonly Reading[];
  /**
   * Adds what `value` says of `element`: a number, true or false as 1 or 0, a number in quotes, null; of an object its
   * members as "element.member", no deeper than five. Text is no reading. An element means the property of its last
   * name, if the house knows that; else its station's gear may say what it means. Answers whether there was room.
   */
  add(
    element: string,
    value: unknown,
    about: { time: number; station?: string | undefined },
  ): boolean;
}

/** More readings than this are not one message. */
const MOST_READINGS = 5_000;

export function foreignReadings(): ForeignReadings {
  const readings: Reading[] = [];
  const add: ForeignReadings['add'] = (element, value, about) =>
    addDeep(readings, element, value, { ...about, depth: 0 });
  return { readings, add };
}

/** What to say when there was no room. */
export const TOO_MANY = { ok: false, reason: `more than ${MOST_READINGS} readings` } as const;

/** Whether a number can be a time, epoch ms, of a year that has four digits. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < YEAR_10000;
}

const YEAR_10000 = 253_402_300_800_000;
const DEEPEST = 5;

function addDeep(
  readings: Reading[],
  element: string,
  value: unknown,
  about: { time: number; station?: string | undefined; depth: number },
): boolean {
  const members = membersOf(value);
  if (members === undefined) return addOne(readings, element, value, about);
  if (about.depth === DEEPEST) return true;
  const deeper = { ...about, depth: about.depth + 1 };
  return Object.entries(members).every(([name, member]) =>
    addDeep(readings, element === '' ? name : `${element}.${name}`, member, deeper),
  );
}

function addOne(
  readings: Reading[],
  element: string,
  value: unknown,
  { time, station }: { time: number; station?: string | undefined },
): boolean {
  const number = numberOf(value);
  if (number === undefined) return true;
  if (readings.length === MOST_READINGS) return false;
  const last = element.slice(Math.max(element.lastIndexOf('.'), element.lastIndexOf('/')) + 1);
  const property = propertyOf(last) ? last : undefined;
  const reading = { time, element, property, value: number, unit: undefined };
  readings.push(station === undefined ? reading : { ...reading, station });
  return true;
}

function numberOf(value: unknown): number | null | undefined {
  if (value === null) return null;
  if (typeof value === 'boolean') return Number(value);
  const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : undefined; // -0 + 0 is 0
}

const NUMBER = /^[+-]?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,3})?$/i;
