import type { River } from '../../basin/sub-basins.ts';
import { keyOf } from '../../random.ts';
import { CLIMATE, calendar } from './climate.ts';
import { noiseField, type Reach } from './noise-field.ts';
import { PLACES } from './places.ts';

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
    const days = MEMORY.map((weight, ago) => [weight, passing(day - ago)] as const);
    const [weeks, coming, years] = [lasting(knot), lasting(knot + 1), yearly(year)];
    return Float64Array.from(PLACES, ({ river }, i) => {
      const share = YEARLY_SHARE[river];
      const at = (field: Float64Array) => field[i] ?? 0;
      const quick = days.reduce((sum, [weight, field]) => sum + weight * at(field), 0);
      const steady = Math.cos(angle) * at(weeks) + Math.sin(angle) * at(coming);
      return (
        Math.sqrt(1 - slow - share) * quick +
        Math.sqrt(slow) * steady +
        Math.sqrt(share) * at(years)
      );
    });
  };
}

/** Weights of the noise that comes with a day and with those before it; their squares add up to one. */
const MEMORY = [0.93, 0.34, 0.14];
/** How long a front stands or stays away, days. */
const LASTING_DAYS = 9;

/**
 * Fronts lie from west to east: the rain of a day is a belt, narrow from north to south. So the large Gan never has
 * its heaviest rain everywhere at once, and the years of the rivers are as alike as in the annual table.
 */
const PASSING: Reach = { east: 800, north: 200 };
const LASTING: Reach = { east: 2_000, north: 800 };
const YEARLY: Reach = { east: 6_000, north: 4_000 };

/** Share of the wetness that a whole year has in common: found so that a river's years vary as in the annual table. */
const YEARLY_SHARE: Readonly<Record<River, number>> = {
  gan: 0.0075,
  fu: 0.017,
  xin: 0.01,
  lean: 0.0095,
  chang: 0.005,
  liao: 0.005,
  xiu: 0.0155,
  lake: 0.009,
};
