import type { Decoded, Reading } from '../../../domain/reading.ts';
import type { Context } from '../codec.ts';
import { type Base, baseOf, isBaseOnly, type Resolved, resolve, SenmlRecord } from './record.ts';

/**
 * The readings of a SenML pack (RFC 8428): of each record its value, where it is a number or true (1) or false (0),
 * and its sum as "name.sum"; text and data are no readings. The last part of a name is the observed property, the
 * part before it the station: "urn:dev:ow:62601200:stage" is the stage of 62601200. A name of one part, or of a
 * device alone (RFC 9039), is of the publishing device.
 */
export function readPack(pack: unknown, context: Context): Decoded {
  if (!Array.isArray(pack)) return { ok: false, reason: 'expected an array of records' };
  const readings: Reading[] = [];
  const read = packReader(context, readings);
  for (const [index, record] of pack.entries()) {
    const problem = read(record);
    if (problem !== undefined) return { ok: false, reason: `[${index}] ${problem}` };
  }
  return spokenFor(readings, context.device);
}

/** More readings than this are not one message. */
const MOST_READINGS = 5_000;

/** Adds the readings of one record after another, or says what is wrong with it. */
function packReader(context: Context, readings: Reading[]) {
  let base: Base = {};
  return (element: unknown): string | undefined => {
    const { data: record, error } = SenmlRecord.safeParse(element);
    if (record === undefined) return problemIn(error);
    base = baseOf(record, base);
    const resolved = isBaseOnly(record) ? undefined : resolve(record, base, context);
    if (typeof resolved === 'string') return resolved;
    if (resolved) readings.push(...readingsOf(resolved, context));
    return readings.length > MOST_READINGS ? `more than ${MOST_READINGS} readings` : undefined;
  };
}

function problemIn(error: ReturnType<typeof SenmlRecord.safeParse>['error']): string {
  const issue = error?.issues[0];
  return [...(issue?.path ?? []), issue?.message].join(': ');
}

/** The readings of a record, each still with its station. */
function* readingsOf(resolved: Resolved, { device }: Context): Generator<Reading> {
  const { name, time, unit, value, sum } = resolved;
  const { station, element } = partsOf(name, device);
  const reading = { time, unit, station };
  if (value !== undefined) yield { ...reading, element, property: element, value };
  if (sum !== undefined)
    yield { ...reading, element: `${element}.sum`, property: undefined, value: sum };
}

function partsOf(name: string, device: string): { station: string; element: string } {
  const [element = name, station = ''] = name.split(/[:/]+/).reverse();
  return { element, station: station === '' || DEVICE_ALONE.test(name) ? device : station };
}

const DEVICE_ALONE = /^urn:dev:[^:/]+:[^:/]+$/;

/** The frame is of the station that it names first; readings of others keep their own. */
function spokenFor(readings: Reading[], device: string): Decoded {
  const station = readings[0]?.station ?? device;
  const own = readings.map(({ station: of, ...reading }) =>
    of === undefined || of === station ? reading : { ...reading, station: of },
  );
  return { ok: true, station, readings: own };
}
