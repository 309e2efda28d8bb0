import type { Decoded, DecodedFrame } from '../../../domain/reading.ts';
import type { Context } from '../codec.ts';
import { type ForeignReadings, foreignReadings, isTime, TOO_MANY } from '../foreign-readings.ts';
import { membersOf, parseJson } from '../parse-json.ts';

/**
 * The readings of a message of the thing models that Alibaba, China Mobile and others have in common:
 *
 *     {"id":"1","version":"1.0","params":{"stage":{"value":19.03,"time":1524448722000},"flow":7},"method":"…"}
 *     … "params":{"properties":{"stage":[{"value":…,"time":…},…]},"subDevices":[{"identity":{…},"properties":{…}}]}
 *     … "params":[{"identity":{"deviceName":"A"},"properties":{…}},…]
 *
 * `time` is epoch ms; without it the time is when the packet was received. A sub-device's name is its station.
 * Events, and all else but properties, hold no readings.
 */
export function readThingModel(payload: Uint8Array, context: Context): Decoded {
  const message = parseJson(payload);
  if (!message.ok) return message;
  const members = membersOf(message.value);
  if (members === undefined) return { ok: false, reason: 'expected an object with "params"' };
  const { params, method } = members;
  if (typeof params !== 'object' || params === null) {
    return { ok: false, reason: 'params: expected an object or an array' };
  }
  const gathered = foreignReadings();
  const name = typeof method === 'string' ? method.slice(0, 64) : undefined;
  const problem = OTHER.test(name ?? '')
    ? undefined
    : readParams(params, name, { context, gathered });
  if (problem) return problem;
  const frame: DecodedFrame = {
    ok: true,
    station: context.device,
    readings: [...gathered.readings],
  };
  if (name !== undefined) frame.function = name;
  return frame;
}

/** Events and services, by their methods; "thing.event.property…" is a property all the same. */
const OTHER = /^thing\.(service|event(?!\.property))\b/;

type Problem = Extract<Decoded, { ok: false }> | undefined;

interface About {
  readonly context: Context;
  readonly gathered: ForeignReadings;
  readonly station?: string | undefined;
}

function readParams(params: object, method: string | undefined, about: About): Problem {
  if (Array.isArray(params)) return firstProblem(params, (item) => readItem(item, about));
  const isPack = /\b(pack|history|batch)\b/.test(method ?? '');
  return isPack ? readItem(params, about) : readProperties(params, about);
}

/** One device of several: who it is, its properties, and those of the devices below it. */
function readItem(item: unknown, about: About): Problem {
  const members = membersOf(item) ?? {};
  return (
    readOwn(members, about) ??
    firstProblem(listed(members['subDevices']), (device) => readOwn(membersOf(device) ?? {}, about))
  );
}

function readOwn(members: Readonly<Record<string, unknown>>, about: About): Problem {
  const own = { ...about, station: nameIn(members['identity']) };
  return firstProblem(listed(members['properties']), (properties) =>
    readProperties(properties, own),
  );
}

function nameIn(identity: unknown): string | undefined {
  const name = membersOf(identity)?.['deviceName'];
  return typeof name === 'string' ? name : undefined;
}

function readProperties(properties: unknown, about: About): Problem {
  return firstProblem(Object.entries(membersOf(properties) ?? {}), ([name, said]) =>
    firstProblem(listed(said), (one) => readValue(name, one, about)),
  );
}

/** A value with its time, or bare. */
function readValue(element: string, said: unknown, { context, gathered, station }: About): Problem {
  const members = membersOf(said);
  const isTimed = members !== undefined && 'value' in members;
  const stamp = isTimed ? members['time'] : undefined;
  const time = stamp === undefined ? context.received : Number(stamp);
  if (!isTime(time))
    return { ok: false, reason: `${element.slice(0, 64)}: expected a time in epoch ms` };
  const value = isTimed ? members['value'] : said;
  return gathered.add(element, value, { time, station }) ? undefined : TOO_MANY;
}

function listed(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

function firstProblem<T>(items: readonly T[], read: (item: T) => Problem): Problem {
  for (const item of items) {
    const problem = read(item);
    if (problem) return problem;
  }
  return undefined;
}
