import { dayOfDate } from './climate.ts';
import { atLatitude, type Condition, spellCondition, TABLE_YEARS } from './conditions.ts';
import type { DailyRain } from './natural-rain.ts';
import { PLACES } from './places.ts';
import { remembered } from './remembered.ts';
import { type Belts, SCENARIOS, type Scenario } from './scenarios.ts';

/**
 * The natural rain brought to what is known: the storms of the scenario have their own amounts, its spells their share
 * of the mean, and else the years of the annual table their sums.
 */
export function conditionedRain(natural: DailyRain, scenario: Scenario): DailyRain {
  const storms = stormDays(SCENARIOS[scenario].storms);
  const conditions = [...SCENARIOS[scenario].spells.map(spellCondition), ...TABLE_YEARS];
  const factorsOf = remembered(conditions.length + 1, (which) =>
    factors(conditions[which], natural),
  );
  return (day) => {
    const storm = storms.get(day);
    if (storm) return storm;
    const factor = factorsOf(conditions.findIndex(({ from, to }) => day >= from && day < to));
    return natural(day).map((mm, i) => mm * (factor[i] ?? 1));
  };
}

function stormDays(storms: Readonly<Record<string, Belts>>): Map<number, Float64Array> {
  const areal = (mm: Belts) => Float64Array.from(PLACES, ({ lat }) => atLatitude(mm, lat));
  return new Map(Object.entries(storms).map(([date, mm]) => [dayOfDate(date), areal(mm)]));
}

/** 1 everywhere where nothing is known. */
function factors(condition: Condition | undefined, natural: DailyRain): Float64Array {
  if (!condition) return new Float64Array(PLACES.length).fill(1);
  const sums = new Float64Array(PLACES.length);
  for (let day = condition.from; day < condition.to; day++)
    natural(day).forEach((mm, i) => {
      sums[i] = (sums[i] ?? 0) + mm;
    });
  return condition.factors(sums);
}
