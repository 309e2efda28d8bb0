import type { Observation } from '../../domain/observation.ts';
import { putRecord, RECORD_BYTES } from './record.ts';
import { groupOf, type SeriesNumbers } from './series-numbers.ts';

/** One write's observations of one group of series, in the order given. */
export interface Run {
  readonly group: number;
  /** The earliest and the latest time in it. */
  readonly first: number;
  readonly last: number;
  readonly records: DataView;
}

/** Shares observations out to the groups of their series. Throws RangeError for a time that is no finite number. */
export function shareRuns(observations: readonly Observation[], numbers: SeriesNumbers): Run[] {
  const series = observations.map((o) => numbers.number(o.station, o.property));
  const groups = Map.groupBy(series.keys(), (index) => groupOf(series[index] ?? 0));
  return Array.from(groups, ([group, indices]) => {
    const records = new DataView(new ArrayBuffer(indices.length * RECORD_BYTES));
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const [position, index] of indices.entries()) {
      const observation = observations[index] as Observation;
      putRecord(records, position * RECORD_BYTES, series[index] ?? 0, observation);
      first = Math.min(first, observation.time);
      last = Math.max(last, observation.time);
    }
    if (!Number.isFinite(last - first)) throw new RangeError('an observation has no finite time');
    return { group, first, last, records };
  });
}
