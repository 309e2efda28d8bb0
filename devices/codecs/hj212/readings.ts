import type { Hj212Settings } from '../../../domain/hj212-settings.ts';
import type { Reading } from '../../../domain/reading.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { fieldNamed } from './fields.ts';
import { doubtOf } from './marks.ts';
import type { Message } from './message.ts';
import { readTime } from './time.ts';

/**
 * Adds the readings in a data area (HJ 212-2017 6.3.3), one for every field that is a number:
 *
 *     DataTime=20160801080000;w01018-Avg=40.1,w01018-Max=41.3,w01018-Flag=N;w00000-Cou=63.0
 *
 * `time` is the DataTime: the moment of what is real-time, the beginning of what was averaged (table 4). A total
 * bears the end of its time, as all totals of the house do; a value with a sample's time, that time.
 */
export function readData(
  { area, st, cn }: Message,
  time: number,
  settings: Hj212Settings,
  readings: Reading[],
): void {
  const data = {
    st,
    settings,
    isObserved: settings.observes.includes(cn),
    time,
    end: time + spanOf(cn, settings),
    isSampled: area.includes(SAMPLE_TIME),
  };
  for (let at = 0; at < area.length; ) {
    const end = endOf(area, ';', at);
    readItem(area.slice(at, end), data, readings);
    at = end + 1;
  }
}

/** What holds for all items of a data area. */
interface Data {
  readonly st: string;
  readonly settings: Hj212Settings;
  /** Whether its values are the station's observations. */
  readonly isObserved: boolean;
  readonly time: number;
  /** The end of the time that is totalled. */
  readonly end: number;
  /** Some of its values bear a sample's time. */
  readonly isSampled: boolean;
}

const SAMPLE_TIME = '-SampleTime=';

/** An item is what several fields say of one thing, its mark and its time among them. */
function readItem(item: string, data: Data, readings: Reading[]): void {
  const mark = fieldIn(item, '-Flag=');
  const doubt = mark === undefined ? undefined : doubtOf(mark);
  const sampled = data.isSampled ? readTime(fieldIn(item, SAMPLE_TIME) ?? '') : undefined;
  const time = sampled ?? data.time;
  for (let at = 0; at < item.length; ) {
    const end = endOf(item, ',', at);
    const reading = readField(item.slice(at, end), time, data);
    if (reading) readings.push(doubt ? { ...reading, doubt } : reading);
    at = end + 1;
  }
}

function readField(text: string, sampled: number, data: Data): Reading | undefined {
  const equals = text.indexOf('=');
  const element = text.slice(0, Math.max(equals, 0));
  const field = element.endsWith('-Flag') ? undefined : fieldNamed(element, data.st);
  if (field === undefined) return undefined;
  const { code, property, unit, isTotal } = field;
  return {
    time: isTotal ? data.end : sampled,
    element,
    property: data.isObserved ? property : undefined,
    value: readNumber(text.slice(equals + 1)),
    unit: isTotal ? unit : (data.settings.units[code] ?? inAir(unit, data.settings)),
  };
}

/** A concentration in the air, in the unit that the device has for all such. */
function inAir(unit: string | undefined, { air }: Hj212Settings): string | undefined {
  return air !== undefined && (unit === 'ug/m3' || unit === 'mg/m3') ? air : unit;
}

/** Gear writes "", "-", "NaN" or "null" where it has no value: what is no number is none. Some fills numbers up with spaces. */
function readNumber(text: string): number | null {
  const value = isPlain(text) || NUMBER.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value + 0 : null; // -0 + 0 is 0
}

/** Digits and a point between them, as nearly all are: what the expression would find, sooner. */
function isPlain(text: string): boolean {
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === POINT) points++;
    else if (character < ZERO || character > NINE) return false;
  }
  return points === 0 ? text !== '' : points === 1 && text.length > 1;
}

const [POINT, ZERO, NINE] = [0x2e, 0x30, 0x39];
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The value of the item's field whose name ends so. */
function fieldIn(item: string, name: string): string | undefined {
  const at = item.indexOf(name);
  return at < 0 ? undefined : item.slice(at + name.length, endOf(item, ',', at));
}

function endOf(text: string, mark: ',' | ';', from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

/** How long the data of a function span, ms; 0 for moments, and where nobody has said it. */
function spanOf(cn: string, { minutes = 0 }: Hj212Settings): number {
  if (cn === '2051') return minutes * MINUTE_MS;
  if (cn === '2061') return HOUR_MS;
  return cn === '2031' || cn === '2041' ? DAY_MS : 0;
}
