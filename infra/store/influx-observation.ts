import type { Observation } from '../../domain/observation.ts';
import { type Flag, MISSING } from '../../domain/quality.ts';
import { decodeName, encodeName } from '../influx/names.ts';
import { blankPoints } from './columns.ts';
import type { Points } from './store.ts';

/** The fields of an observation, in the order in which rows have them after the time. */
export const FIELDS = 'value, mark, received, rawOffset';

/** A row of these fields: epoch ms, value, mark, received, raw offset. */
export type ObservationRow = readonly [number, number, number, number, number];

/** A value that is no finite number is missing, and what is missing has flag 9 and no value. */
export function asStored(o: Observation): Observation {
  const present = o.flag !== MISSING && o.value !== null && Number.isFinite(o.value);
  return present || (o.flag === MISSING && o.value === null)
    ? o
    : { ...o, value: null, flag: MISSING };
}

/**
 * A line of line protocol: `stage,station=62601200 value=19.03,mark=1i,received=1782864001500i,rawOffset=17i 1782864000000`.
 * Every field is written always, for one that is left out keeps the value that it had; a missing value is 0 with flag 9.
 */
export function lineOf(o: Observation): string {
  return `${encodeName(o.property)},station=${encodeName(o.station)} value=${valueText(o)},mark=${markOf(o)}i,received=${o.received}i,rawOffset=${o.raw.offset}i ${o.time}`;
}

/** Rows in order of time as columns. */
export function pointsOf(rows: readonly ObservationRow[]): Points {
  const points = blankPoints(rows.length);
  for (const [i, [time, value, mark, received, rawOffset]] of rows.entries()) {
    const flag = mark % 10;
    points.times[i] = time;
    points.values[i] = flag === MISSING ? Number.NaN : value;
    points.flags[i] = flag;
    points.reasons[i] = reasonsIn(mark);
    points.received[i] = received;
    points.rawPartitions[i] = partitionIn(mark);
    points.rawOffsets[i] = rawOffset;
  }
  return points;
}

/** A row as an observation of its series. */
export function observationOf(
  { station, property }: Pick<Observation, 'station' | 'property'>,
  [time, value, mark, received, offset]: ObservationRow,
): Observation {
  const flag = (mark % 10) as Flag;
  return {
    station,
    property,
    time,
    value: flag === MISSING ? null : value,
    flag,
    reasons: reasonsIn(mark),
    received,
    raw: { partition: partitionIn(mark), offset },
  };
}

/** The observation but for its station, as a text without blanks or quotes: property and row, with commas between. */
export function cellsOf(o: Observation): string {
  return `${encodeName(o.property)},${o.time},${valueText(o)},${markOf(o)},${o.received},${o.raw.offset}`;
}

/** The inverse of `cellsOf`. */
export function cellsObservation(station: string, cells: string): Observation {
  const [property = '', ...row] = cells.split(',');
  const numbers = row.map(Number) as unknown as ObservationRow;
  return observationOf({ station, property: decodeName(property) }, numbers);
}

/** −0 too. */
function valueText({ value }: Observation): string {
  return Object.is(value, -0) ? '-0' : `${value ?? 0}`;
}

/** What goes with the value in one number, as its digits from the right: flag (1), reasons (5), raw partition. */
function markOf({ flag, reasons, raw }: Observation): number {
  return flag + 10 * reasons + 1_000_000 * raw.partition;
}

const reasonsIn = (mark: number): number => Math.floor(mark / 10) % 100_000;
const partitionIn = (mark: number): number => Math.floor(mark / 1_000_000);
