import type { Observation } from '../../domain/observation.ts';
import type { Flag } from '../../domain/quality.ts';
import type { Points } from '../../infra/store/store.ts';

/** One row of a series' columns as the observation it is. */
export function pointAt(
  points: Points,
  index: number,
  series: { readonly station: string; readonly property: string },
): Observation {
  const value = points.values[index] ?? Number.NaN;
  return {
    station: series.station,
    property: series.property,
    time: points.times[index] ?? Number.NaN,
    value: Number.isNaN(value) ? null : value,
    flag: (points.flags[index] ?? 0) as Flag,
    reasons: points.reasons[index] ?? 0,
    received: points.received[index] ?? Number.NaN,
    raw: {
      partition: points.rawPartitions[index] ?? 0,
      offset: points.rawOffsets[index] ?? 0,
    },
  };
}
