import type { FieldMapping } from '../../../domain/field-mapping.ts';
import type { DecodedFrame, Undecodable } from '../../../domain/reading.ts';
import type { Codec } from '../codec.ts';
import { isTime } from '../foreign-readings.ts';
import { localTime } from '../local-time.ts';
import { parseJson } from '../parse-json.ts';
import { type Path, parsePath, valuesAt } from './path.ts';

/**
 * JSON of a maker's own, read by the paths that are registered with the station's gear (domain/field-mapping.ts):
 * every field of every thing that bears a time is a reading of the property it names. What a path does not lead to
 * is no reading; null is one without a value. A message that no path fits is refused, or a mistyped path would say nothing for ever.
 */
export const mapping: Codec = {
  name: 'mapping',
  text: true,

  decode(payload, { device, received, gear }) {
    if (gear?.mapping === undefined) return refused('no mapping is registered for this station');
    const message = parseJson(payload);
    if (!message.ok) return message;
    const plan = makePlan(gear.mapping);
    if ('reason' in plan) return plan;
    const frame: DecodedFrame = { ok: true, station: device, readings: [] };
    const things = plan.each ? valuesAt(message.value, plan.each) : [message.value];
    const about = { plan, received, frame };
    const problem = firstOf(things, (thing) => readThing(thing, message.value, about));
    if (problem) return problem;
    return frame.readings.length > 0 ? frame : refused('no registered path leads to a value in it');
  },
};

/** A mapping with its paths read. */
interface Plan extends Pick<FieldMapping, 'timeFormat' | 'zoneMinutes'> {
  readonly each: Path | undefined;
  readonly time: Path | undefined;
  readonly station: Path | undefined;
  readonly fields: readonly (FieldMapping['fields'][number] & { readonly at: Path })[];
}

/** More readings than this are not one message. */
const MOST_READINGS = 5_000;

function makePlan(mapping: FieldMapping): Plan | Undecodable {
  const { each, time, station, fields } = mapping;
  const wrong = [each, time, station, ...fields.map(({ path }) => path)].find(
    (path) => path !== undefined && parsePath(path) === undefined,
  );
  if (wrong !== undefined) return refused(`the registered path "${wrong}" is none`);
  const read = (path: string | undefined) => (path === undefined ? undefined : parsePath(path));
  return {
    ...mapping,
    each: read(each),
    time: read(time),
    station: read(station),
    fields: fields.map((field) => ({ ...field, at: parsePath(field.path) ?? { steps: [] } })),
  };
}

interface About {
  readonly plan: Plan;
  readonly received: number | undefined;
  readonly frame: DecodedFrame;
}

function readThing(thing: unknown, whole: unknown, about: About): Undecodable | undefined {
  const { plan, received } = about;
  const stamp = plan.time && (valuesAt(thing, plan.time)[0] ?? valuesAt(whole, plan.time)[0]);
  const time = plan.time ? timeOf(stamp, plan) : received;
  if (!isTime(time)) return refused(`time: ${JSON.stringify(stamp)?.slice(0, 40)} is none`);
  const [named] = plan.station ? valuesAt(thing, plan.station) : [];
  const own = named === undefined ? { time } : { time, station: String(named).slice(0, 64) };
  return firstOf(plan.fields, (field) =>
    firstOf(valuesAt(thing, field.at), (value) => readField(field, value, own, about.frame)),
  );
}

function readField(
  { path, property, unit, factor, offset }: Plan['fields'][number],
  said: unknown,
  own: { time: number; station?: string },
  { readings }: DecodedFrame,
): Undecodable | undefined {
  const value = numberOf(said, factor, offset);
  if (value === undefined) return refused(`${path}: expected a number or null`);
  if (readings.length === MOST_READINGS) return refused(`more than ${MOST_READINGS} readings`);
  readings.push({ ...own, element: path, property, value, unit });
  return undefined;
}

function firstOf<T>(
  items: readonly T[],
  read: (item: T) => Undecodable | undefined,
): Undecodable | undefined {
  for (const item of items) {
    const problem = read(item);
    if (problem) return problem;
  }
  return undefined;
}

function timeOf(stamp: unknown, { timeFormat, zoneMinutes }: Plan): number | undefined {
  if (timeFormat === 'iso')
    return typeof stamp === 'string' ? localTime(stamp, zoneMinutes) : undefined;
  const count =
    typeof stamp === 'string' && /^\d{1,16}(\.\d+)?$/.test(stamp) ? Number(stamp) : stamp;
  if (typeof count !== 'number') return undefined;
  return Math.round(timeFormat === 's' ? count * 1_000 : count);
}

function numberOf(value: unknown, factor: number, offset: number): number | null | undefined {
  if (value === null || value === '') return null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'boolean') return Number(number);
  if (typeof number !== 'number') return undefined;
  const converted = Number((number * factor + offset).toPrecision(15)) + 0;
  return Number.isFinite(converted) ? converted : undefined;
}

function refused(reason: string): Undecodable {
  return { ok: false, reason };
}
