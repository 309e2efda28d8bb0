import { DAY_MS } from '../../../domain/time.ts';
import { CLIMATE, smooth } from './climate.ts';
import type { DailyRain } from './natural-rain.ts';
import { quantile, shareBelow } from './normal.ts';
import { PLACES } from './places.ts';
import { remembered } from './remembered.ts';
import type { DailyWetness } from './wetness.ts';

/** Share of the sky in clouds on a day, 0 to 1, in the order of SUB_BASIN_NAMES. */
export type DailyClouds = (day: number) => Float64Array;

/**
 * Clouds by the wetness that makes the natural rain, so that it rains from them, with the month's sunshine as their
 * mean. Where known rain is more or less than the natural, the sky is that much the greyer or clearer.
 */
export function dailyClouds(
  wetnessOf: DailyWetness,
  natural: DailyRain,
  actual: DailyRain,
): DailyClouds {
  return remembered(DAYS_KEPT, (day) => {
    const wetness = wetnessOf(day);
    const [usual, now] = [weekAround(natural, day), weekAround(actual, day)];
    const clear = -SPREAD * quantile(1 - smooth(CLIMATE.sunshine, day * DAY_MS));
    return Float64Array.from(PLACES, ({ index }) => {
      const wetter = 0.6 * Math.log(((now[index] ?? 0) + 2) / ((usual[index] ?? 0) + 2));
      return shareBelow(((wetness[index] ?? 0) + wetter - clear) / SOFTNESS);
    });
  });
}

const DAYS_KEPT = 1000;
/** Standard deviation of wetness between a sky without clouds and one full of them. */
const SOFTNESS = 0.7;
/** The mean of the normal distribution function of (z - q) / s is that of -q / sqrt(1 + s^2). */
const SPREAD = Math.hypot(1, SOFTNESS);

/** Rain of a day and the three on either side, mm. */
function weekAround(rain: DailyRain, day: number): Float64Array {
  const sum = new Float64Array(PLACES.length);
  for (let other = day - 3; other <= day + 3; other++)
    rain(other).forEach((mm, i) => {
      sum[i] = (sum[i] ?? 0) + mm;
    });
  return sum;
}
