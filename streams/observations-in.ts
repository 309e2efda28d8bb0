import type { Observation } from '../domain/observation.ts';
import { type Flag, MISSING } from '../domain/quality.ts';
import type { Points } from '../infra/store/store.ts';

/** The points of a series as the observations that they were stored from, in their order. */
export function observationsIn(
  points: Points,
  { station, property }: Pick<Observation, 'station' | 'property'>,
): Observation[] {
  return Array.from(points.times, (time, i) => {
    const flag = points.flags[i] as Flag;
    return {
      station,
      property,
      time,
      value: flag === MISSING ? null : (points.values[i] as number),
      flag,
      reasons: points.reasons[i] as number,
      received: points.received[i] as number,
      raw: { partition: points.rawPartitions[i] as number, offset: points.rawOffsets[i] as number },
    };
  });
}
