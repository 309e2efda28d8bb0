import type { Severity } from '../../domain/severity.ts';

/** Rain of the last days at a gauge, mm by 24 hours up to the hour, the oldest first; NaN where not known. */
export type RainDays = Float64Array;

/** So many days of rain are looked at. */
export const ANTECEDENT_DAYS = 15;

/** What is left of a day's rain in the soil a day later (the value commonly used in China's rain-triggered thresholds; unverified). */
const LEFT = 0.84;

/** Days at the most that may be missing before the last one, which must be known; each counts as dry. */
const MAY_MISS = 3;

/** Effective antecedent rain: today's rain, and of each day before it what is left, mm; NaN where too little is known. */
export function effectiveRain(days: RainDays): number {
  const unknown = days.filter(Number.isNaN).length;
  if (days.length < ANTECEDENT_DAYS || Number.isNaN(days.at(-1)) || unknown > MAY_MISS)
    return Number.NaN;
  return days.reduce((soil, rain) => LEFT * soil + (Number.isNaN(rain) ? 0 : rain), 0);
}

/**
 * At or above so much effective rain at one gauge slides and debris flows become possible … very likely, mm. Defaults of this
 * house, unverified. In thirty years of the simulated basin the areal rain of a sub-basin is so wet on 2 to 8, 0.3 to 2, 0 to 0.4 and
 * 0 to 0.2 days a year; the wettest of many gauges is more often.
 */
export const SLIDE_BOUNDS: readonly (readonly [Severity, number])[] = [
  ['red', 300],
  ['orange', 240],
  ['yellow', 180],
  ['blue', 130],
];

/** Rain of three days over a sub-basin from which fields stand under water, mm; defaults of this house, unverified. */
export const WATERLOGGING_BOUNDS: readonly (readonly [Severity, number])[] = [
  ['red', 250],
  ['orange', 200],
  ['yellow', 150],
  ['blue', 100],
];

/** The gravest bound that is reached. */
export function boundReached(
  value: number,
  bounds: readonly (readonly [Severity, number])[],
): readonly [Severity, number] | undefined {
  return bounds.find(([, bound]) => value >= bound);
}
