import type { Observation } from '../../../domain/observation.ts';
import { FAIL, GOOD } from '../../../domain/quality.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { observation, START } from './observations.ts';

export const STATIONS = ['a', 'b', 'c'];

/** How many points each series gains with every batch. */
export const GAIN = 4;

/** The batch of that number, always the same: it adds points, repairs old ones and fails its newest one at times. */
export function numberedBatch(number: number): Observation[] {
  return STATIONS.flatMap((station) =>
    ['stage', 'rainfall'].flatMap((property) =>
      times(number).map((time) =>
        observation({
          station,
          property,
          time,
          value: number,
          flag: number % 5 === 0 ? FAIL : GOOD,
          raw: { partition: 0, offset: number },
        }),
      ),
    ),
  );
}

function times(number: number): number[] {
  const first = START + number * HOUR_MS;
  const added = Array.from({ length: GAIN }, (_, i) => first + i * MINUTE_MS);
  const repaired = first - ((number * 7) % 23) * HOUR_MS + 2 * MINUTE_MS;
  return repaired >= START ? [...added, repaired] : added;
}
