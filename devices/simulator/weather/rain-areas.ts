import { HOUR_MS } from '../../../domain/time.ts';
import type { Position } from '../../basin/sub-basin-at.ts';
import { keyOf } from '../../random.ts';
import { mean } from './annual-rain.ts';
import { PLACES, type Place } from './places.ts';
import { remembered } from './remembered.ts';
import { type Grain, spots } from './spots.ts';

/** How the rain at a position compares with that of the whole sub-basin around it in a block of three hours. */
export type RainAreas = (place: Place, position: Position, block: number) => number;

/** Blocks are counted from 1970. */
export const BLOCK_MS = 3 * HOUR_MS;

/**
 * Areas of heavier rain some tens of kilometres wide that last for half a day, the same throughout a block.
 * Their mean over points spread evenly in a circle of the sub-basin's size is exactly 1.
 */
export function rainAreas(seed: number): RainAreas {
  const amount = ({ east, north }: Position, block: number) =>
    1 -
    SHARE +
    SHARE * spots(AREAS, { east, north, hours: (block * BLOCK_MS) / HOUR_MS }, seed, AREA);
  const overPlace = remembered(MEANS_KEPT, (key) => {
    const place = PLACES[key % PLACES.length] as Place;
    const block = Math.floor(key / PLACES.length);
    return mean(samplesOf(place).map((sample) => amount(sample, block)));
  });
  return (place, position, block) =>
    amount(position, block) / overPlace(block * PLACES.length + place.index);
}

const AREAS: Grain = { size: 45, life: 14 };
const AREA = keyOf('rain area');
const SHARE = 0.6;
const MEANS_KEPT = 5000;
const SAMPLES = 25;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Points of a sunflower, each with the same area (H. Vogel, doi:10.1016/0025-5564(79)90080-4). */
export function samplesOf({ east, north, area }: Place): Position[] {
  return Array.from({ length: SAMPLES }, (_, index) => {
    const radius = Math.sqrt(((index + 0.5) / SAMPLES) * (area / Math.PI));
    const angle = index * GOLDEN_ANGLE;
    return { east: east + radius * Math.cos(angle), north: north + radius * Math.sin(angle) };
  });
}
