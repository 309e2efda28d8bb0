import type { River } from '../../basin/sub-basins.ts';
import { ANNUAL_RAIN, FIRST_YEAR, GAUGED_RIVERS } from './annual-rain.ts';
import { dayOfDate, newYear } from './climate.ts';
import { meanRain } from './natural-rain.ts';
import { PLACES, type Place } from './places.ts';
import { BELTS, type Belts, type Spell } from './scenarios.ts';

/** What is known of the rain from a rain day to before another. */
export interface Condition {
  readonly from: number;
  readonly to: number;
  readonly sums: readonly KnownSum[];
}

/** The areal rain that some places have together, mm. */
export interface KnownSum {
  readonly places: readonly Place[];
  readonly mm: number;
}

/** The years of the annual table have its sums; nothing is known of the lake and its shores. */
export const TABLE_YEARS: readonly Condition[] = ANNUAL_RAIN.gan.map((_, index) => ({
  from: newYear(FIRST_YEAR + index),
  to: newYear(FIRST_YEAR + index + 1),
  sums: GAUGED_RIVERS.map((river) => ({
    places: placesOn(river),
    mm: ANNUAL_RAIN[river][index] ?? 0,
  })),
}));

/** A spell has its share of the long-run mean. */
export function spellCondition({ from, to, share }: Spell): Condition {
  const [first, end] = [dayOfDate(from), dayOfDate(to)];
  const usual = (river: River) => {
    let sum = 0;
    for (let day = first; day < end; day++) sum += meanRain(river, day);
    return sum;
  };
  return {
    from: first,
    to: end,
    sums: PLACES.map((place) => ({
      places: [place],
      mm: usual(place.river) * atLatitude(share, place.lat),
    })),
  };
}

/** Between the belts in a straight line, beyond them as in the nearest. */
export function atLatitude([south, middle, north]: Belts, lat: number): number {
  const [low, mid, high] = BELTS;
  const northward = Math.min(1, Math.max(0, (lat - mid) / (high - mid)));
  const southward = Math.min(1, Math.max(0, (mid - lat) / (mid - low)));
  return middle + northward * (north - middle) + southward * (south - middle);
}

function placesOn(river: River): readonly Place[] {
  return PLACES.filter((place) => place.river === river);
}
