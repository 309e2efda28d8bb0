import type { Reading } from '../../domain/reading.ts';
import type { Codec } from './codec.ts';
import { parseJson } from './parse-json.ts';
import { parseZonedTime } from './zoned-time.ts';

/**
 * The plain codec: `{"time": "2026-07-01T08:00:00+08:00", "values": {"stage": 19.03, "rainfall": 0.5}}`, or an array
 * of such. The names are observed properties, in the units registered for their series; null says that the sensor
 * has no value. Other words beside `time` and `values` are ignored. Written by hand for the hot path.
 */
export const json: Codec = {
  name: 'json',
  text: true,

  decode(payload, { device }) {
    const message = parseJson(payload);
    if (!message.ok) return message;
    const readings: Reading[] = [];
    const reason = Array.isArray(message.value)
      ? readAll(message.value, readings)
      : readOne(message.value, readings);
    return reason === undefined ? { ok: true, station: device, readings } : { ok: false, reason };
  },
};

/** More readings than this are not one message of one station. */
const MOST_READINGS = 5_000;

/** Adds the readings of every element; says what is wrong with the first that is not as it should be. */
function readAll(elements: readonly unknown[], readings: Reading[]): string | undefined {
  for (const [index, element] of elements.entries()) {
    const reason = readOne(element, readings);
    if (reason !== undefined) return `[${index}] ${reason}`;
  }
  return undefined;
}

function readOne(element: unknown, readings: Reading[]): string | undefined {
  if (!isObject(element)) return 'expected {"time": …, "values": {…}}';
  const time = typeof element.time === 'string' ? parseZonedTime(element.time) : undefined;
  if (time === undefined) {
    return 'time: expected ISO 8601 with its zone, such as "2026-07-01T08:00:00+08:00"';
  }
  return isObject(element.values)
    ? readValues(element.values, time, readings)
    : 'values: expected an object of property: number or null';
}

function readValues(
  values: Readonly<Record<string, unknown>>,
  time: number,
  readings: Reading[],
): string | undefined {
  for (const property in values) {
    const value = values[property];
    if (value !== null && !Number.isFinite(value)) {
      return `values.${property.slice(0, 64)}: expected a finite number or null`;
    }
    if (readings.length === MOST_READINGS) return `more than ${MOST_READINGS} readings`;
    readings.push({
      time,
      element: property,
      property,
      value: value as number | null,
      unit: undefined,
    });
  }
  return undefined;
}

function isObject(value: unknown): value is { time?: unknown; values?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
