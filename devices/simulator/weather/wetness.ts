import { keyOf } from '../random.ts';
import { CLIMATE, calendar } from './climate.ts';
import { normal } from './normal.ts';
import { PLACES, type Place } from './places.ts';
import { remembered } from './remembered.ts';

/** Standard normal numbers in the order of SUB_BASIN_NAMES. */
export type DailyWetness = (day: number) => Float64Array;

/**
 * How wet a day is in each sub-basin: standard normal numbers, alike from day to day and from place to place, the sum
 * of what passes in days, what lasts for weeks and what a year has in common. A day can be asked for without those
 * before it, for each part is a moving mean of noise.
 */
export function dailyWetness(seed: number): DailyWetness {
  const passing = noiseField(PASSING, seed, keyOf('passing'));
  const lasting = noiseField(LASTING, seed, keyOf('lasting'));
  const yearly = noiseField(YEARLY, seed, keyOf('yearly'));
  return (day) => {
    const { year, month } = calendar(day);
    const slow = CLIMATE.lasting[month] ?? 0;
    const knot = Math.floor(day / LASTING_DAYS);
    const angle = (Math.PI / 2) * (day / LASTING_DAYS - knot);
    const quick = Math.sqrt(1 - slow - YEARLY_SHARE);
    return sumOf([
      ...MEMORY.map((weight, ago) => [quick * weight, passing(day - ago)] as const),
      [Math.sqrt(slow) * Math.cos(angle), lasting(knot)],
      [Math.sqrt(slow) * Math.sin(angle), lasting(knot + 1)],
      [Math.sqrt(YEARLY_SHARE), yearly(year)],
    ]);
  };
}

/** Weights of the noise that comes with a day and with those before it; their squares add up to one. */
const MEMORY = [0.86, 0.46, 0.22];
/** How long a front stands or stays away, days. */
const LASTING_DAYS = 9;
/** Share of the wetness that a whole year has in common. */
const YEARLY_SHARE = 0.003;

/** How noise is shared out: what the region, its north against its south, east against west, and each place has. */
interface Spread {
  readonly region: number;
  readonly north: number;
  readonly east: number;
  readonly local: number;
}

const PASSING: Spread = { region: 0.74, north: 0.13, east: 0.04, local: 0.09 };
const LASTING: Spread = { region: 0.84, north: 0.09, east: 0.03, local: 0.04 };
const YEARLY: Spread = { region: 0.86, north: 0.05, east: 0.03, local: 0.06 };

/** Half the length and half the width of the basin, km. */
const [HALF_LENGTH, HALF_WIDTH] = [170, 130];

/** By number a field of standard normal noise; those of different numbers have nothing in common. */
function noiseField(spread: Spread, ...keys: number[]): (number: number) => Float64Array {
  const weights = PLACES.map((place) => weightsAt(place, spread));
  return remembered(FIELDS_KEPT, (number) => {
    const mode = (which: number) => normal(...keys, number, which);
    const [region, north, east] = [mode(0), mode(1), mode(2)];
    return Float64Array.from(weights, (at, index) => {
      const local = mode(3 + index);
      return at.region * region + at.north * north + at.east * east + at.local * local;
    });
  });
}

const FIELDS_KEPT = 1000;

/** Weights whose squares add up to one. */
function weightsAt({ north, east }: Place, spread: Spread): Spread {
  const weights = {
    region: Math.sqrt(spread.region),
    north: Math.sqrt(spread.north) * (north / HALF_LENGTH),
    east: Math.sqrt(spread.east) * (east / HALF_WIDTH),
    local: Math.sqrt(spread.local),
  };
  const size = Math.hypot(weights.region, weights.north, weights.east, weights.local);
  return {
    region: weights.region / size,
    north: weights.north / size,
    east: weights.east / size,
    local: weights.local / size,
  };
}

function sumOf(terms: readonly (readonly [weight: number, field: Float64Array])[]): Float64Array {
  const sum = new Float64Array(PLACES.length);
  for (const [weight, field] of terms)
    field.forEach((value, i) => {
      sum[i] = (sum[i] ?? 0) + weight * value;
    });
  return sum;
}
