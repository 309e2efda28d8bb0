import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import type { Position } from '../../basin/sub-basin-at.ts';
import { keyOf } from '../../random.ts';
import { CLIMATE, dayOf, smooth } from './climate.ts';
import { steeringOf } from './day-pattern.ts';

import { type Grain, spots } from './spots.ts';

/**
 * How the rain at a point compares with that around it, 1 in the mean over places and times: cells go with the steering
 * wind and live for the better part of an hour. The steady rain of winter has less of them.
 */
export function cellFactor(seed: number, { east, north }: Position, time: number): number {
  const hours = time / HOUR_MS;
  // Cells are counted from where they were some hours ago, so that no long way piles up.
  const since = hours % RECKONED_HOURS;
  const { eastward, northward } = steeringOf(seed, dayOf(time));
  const moment = { east: east - eastward * since, north: north - northward * since, hours };
  const cells = spots(CELLS, moment, seed, CELL, Math.floor(hours / RECKONED_HOURS));
  const share = 0.4 + 0.6 * smooth(CLIMATE.showers, dayOf(time) * DAY_MS);
  return 1 - share + share * cells;
}

const CELLS: Grain = { size: 14, life: 0.7 };
const CELL = keyOf('cell');
const RECKONED_HOURS = 6;
