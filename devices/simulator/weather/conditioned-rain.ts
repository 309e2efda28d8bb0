import { mean } from './annual-rain.ts';
import { dayOfDate } from './climate.ts';
import {
  atLatitude,
  type Condition,
  type KnownSum,
  spellCondition,
  TABLE_YEARS,
} from './conditions.ts';
import type { DailyRain, NaturalRain } from './natural-rain.ts';
import { PLACES } from './places.ts';
import { remembered } from './remembered.ts';
import { risingRoot } from './rising-root.ts';
import { type Belts, SCENARIOS, type Scenario } from './scenarios.ts';

/**
 * The natural rain brought to what is known: the storms of the scenario have their own amounts, its spells their share
 * of the mean, and else the years of the annual table their sums. A wet year has more wet days and heavier ones, as if
 * each day had been wetter by the same: to multiply its rain would make storms that no year has.
 */
export function conditionedRain(natural: NaturalRain, scenario: Scenario): DailyRain {
  const storms = stormDays(SCENARIOS[scenario].storms);
  const conditions = [...SCENARIOS[scenario].spells.map(spellCondition), ...TABLE_YEARS];
  const wetterBy = remembered(conditions.length + 1, (which) =>
    wetterIn(conditions[which], natural),
  );
  return (day) => {
    const storm = storms.get(day);
    if (storm) return storm;
    const wetter = wetterBy(conditions.findIndex(({ from, to }) => day >= from && day < to));
    return Float64Array.from(PLACES, (place) => natural(place, day, wetter[place.index] ?? 0));
  };
}

function stormDays(storms: Readonly<Record<string, Belts>>): Map<number, Float64Array> {
  const areal = (mm: Belts) => Float64Array.from(PLACES, ({ lat }) => atLatitude(mm, lat));
  return new Map(Object.entries(storms).map(([date, mm]) => [dayOfDate(date), areal(mm)]));
}

/** By how much each place is wetter than it comes: 0 where nothing is known, the mean of the known beside them. */
function wetterIn(condition: Condition | undefined, natural: NaturalRain): Float64Array {
  const wetter = new Float64Array(PLACES.length);
  if (!condition) return wetter;
  const known = condition.sums.map((sum) => wetterFor(sum, condition, natural));
  wetter.fill(mean(known));
  condition.sums.forEach(({ places }, i) => {
    for (const { index } of places) wetter[index] = known[i] ?? 0;
  });
  return wetter;
}

function wetterFor({ places, mm }: KnownSum, { from, to }: Condition, natural: NaturalRain) {
  const area = places.reduce((sum, place) => sum + place.area, 0);
  return risingRoot((wetter) => {
    let sum = -mm;
    for (const place of places)
      for (let day = from; day < to; day++)
        sum += (place.area / area) * natural(place, day, wetter);
    return sum;
  }, FARTHEST);
}

/** Standard deviations: from drought to deluge. */
const FARTHEST = [-5, 5] as const;
