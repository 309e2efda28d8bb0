import { gamma } from './distributions.ts';
import { runningSums, standardisedIndex } from './standardised-index.ts';

/** Days of a place in order, without a hole; NaN where missing. */
export interface Days {
  /** mm a day. */
  readonly rain: Float64Array;
  /** Potential evapotranspiration, mm a day. */
  readonly evaporation: Float64Array;
  /** The day of the year of each, 0 … 365, the 29th of February being 59 in a leap year as the 1st of March in others. */
  readonly dayOfYear: Uint16Array;
}

/** The parts of the index, so that it can be explained, and the index. */
export interface Mci {
  readonly spiw60: Float64Array;
  readonly mi30: Float64Array;
  readonly spi90: Float64Array;
  readonly spi150: Float64Array;
  readonly mci: Float64Array;
}

/** Weights of the parts in the south of China (GB/T 20481-2017 §8; unverified). */
export const SOUTH = { spiw60: 0.5, mi30: 0.6, spi90: 0.2, spi150: 0.1 } as const;

/**
 * The meteorological drought composite index by day (GB/T 20481-2017 §8): MCI = Ka·(a·SPIW60 + b·MI30 + c·SPI90 + d·SPI150). `season`
 * is Ka, by which a crop's season weighs; default 1. Each day of the year is fitted by itself over the days given, or those
 * of `reference` [from, to), which should be 30 years. Days of no day of the year (366 and above) are not judged.
 */
export function mci(
  days: Days,
  weights: Record<keyof typeof SOUTH, number> = SOUTH,
  { season = 1, reference = [0, days.rain.length] }: MciOptions = {},
): Mci {
  const spi = (sums: Float64Array) =>
    standardisedIndex(sums, {
      stepsPerYear: 366,
      stepOf: (at) => days.dayOfYear[at] ?? 0,
      fit: gamma,
      reference,
    });
  const parts = {
    spiw60: spi(weightedRain(days.rain)),
    mi30: moistureIndex(days),
    spi90: spi(runningSums(days.rain, 90)),
    spi150: spi(runningSums(days.rain, 150)),
  };
  const index = days.rain.map((_, at) => {
    let sum = 0;
    for (const [name, weight] of Object.entries(weights))
      sum += weight * (parts[name as keyof typeof parts][at] ?? Number.NaN);
    return season * sum;
  });
  return { ...parts, mci: index };
}

export interface MciOptions {
  readonly season?: number;
  readonly reference?: readonly [from: number, to: number];
}

/** Rain of the last 60 days and today, yesterday's weighing 0.95 of today's and so on (GB/T 20481-2017 annex C). */
export function weightedRain(rain: Float64Array): Float64Array {
  return rain.map((_, at) => {
    if (at < WEIGHTED_DAYS) return Number.NaN;
    let sum = 0;
    for (let back = 0; back <= WEIGHTED_DAYS; back++)
      sum += FADING ** back * (rain[at - back] ?? Number.NaN);
    return sum;
  });
}

/** Relative moisture of 30 days: (rain − evaporation) / evaporation, −1 without rain (GB/T 20481-2017 annex A). */
export function moistureIndex({ rain, evaporation }: Omit<Days, 'dayOfYear'>): Float64Array {
  const [fallen, due] = [runningSums(rain, 30), runningSums(evaporation, 30)];
  return fallen.map((sum, at) => sum / (due[at] ?? Number.NaN) - 1);
}

const WEIGHTED_DAYS = 60;
const FADING = 0.95;
