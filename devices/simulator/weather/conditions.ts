import type { River } from '../../basin/sub-basins.ts';
import { ANNUAL_RAIN, FIRST_YEAR, GAUGED_RIVERS, mean } from './annual-rain.ts';
import { dayOfDate, newYear } from './climate.ts';
import { meanRain } from './natural-rain.ts';
import { PLACES, type Place } from './places.ts';
import { BELTS, type Belts, type Spell } from './scenarios.ts';

/** What is known of the rain from a rain day to before another. */
export interface Condition {
  readonly from: number;
  readonly to: number;
  /** What the natural rain is to be multiplied by, from its sums, mm; both in the order of SUB_BASIN_NAMES. */
  factors(sums: Float64Array): Float64Array;
}

/** The years of the annual table have its sums; the lake and its shores go with the mean of the rivers. */
export const TABLE_YEARS: readonly Condition[] = ANNUAL_RAIN.gan.map((_, index) => ({
  from: newYear(FIRST_YEAR + index),
  to: newYear(FIRST_YEAR + index + 1),
  factors(sums) {
    const byRiver = new Map<River, number>();
    for (const river of GAUGED_RIVERS)
      byRiver.set(river, (ANNUAL_RAIN[river][index] ?? 0) / riverMean(sums, river));
    const lake = mean([...byRiver.values()]);
    return Float64Array.from(PLACES, ({ river }) => byRiver.get(river) ?? lake);
  },
}));

/** A spell has its share of the long-run mean. */
export function spellCondition({ from, to, share }: Spell): Condition {
  const [first, end] = [dayOfDate(from), dayOfDate(to)];
  const wanted = ({ river, lat }: Place) => {
    let sum = 0;
    for (let day = first; day < end; day++) sum += meanRain(river, day);
    return sum * atLatitude(share, lat);
  };
  return {
    from: first,
    to: end,
    factors: (sums) =>
      Float64Array.from(PLACES, (place) => wanted(place) / (sums[place.index] || 1)),
  };
}

/** Between the belts in a straight line, beyond them as in the nearest. */
export function atLatitude([south, middle, north]: Belts, lat: number): number {
  const [low, mid, high] = BELTS;
  const northward = Math.min(1, Math.max(0, (lat - mid) / (high - mid)));
  const southward = Math.min(1, Math.max(0, (mid - lat) / (mid - low)));
  return middle + northward * (north - middle) + southward * (south - middle);
}

/** The mean over a river's sub-basins, weighted by area. */
function riverMean(values: Float64Array, river: River): number {
  const places = PLACES.filter((place) => place.river === river);
  const area = places.reduce((sum, place) => sum + place.area, 0);
  return places.reduce((sum, place) => sum + place.area * (values[place.index] ?? 0), 0) / area;
}
