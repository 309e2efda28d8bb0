/** The soil of one station by the day over the past year, % by volume between 10 and 20 cm; NaN where not known. */
export interface SoilDays {
  readonly station: string;
  readonly moisture: Float64Array;
}

/** Relative moisture at a station, % of field capacity. */
export interface SoilRelative {
  readonly station: string;
  readonly relative: number;
  readonly moisture: number;
  readonly capacity: number;
}

/** Half a year, with a wet season in it or a winter, before its wettest days say what the soil can hold. */
export const SOIL_DAYS = 180;

/** Wetter than this share of its days, a soil drains: it then holds its field capacity. */
const WET_SHARE = 0.95;

/**
 * Soil relative moisture by station: the last known of the last three days over field capacity. No station's field capacity is
 * registered, so the 95th percentile of its own days stands for it: our own choice, unverified. Stations with fewer than SOIL_DAYS
 * known days are left out.
 */
export function soilRelative(soils: readonly SoilDays[]): SoilRelative[] {
  return soils.flatMap(({ station, moisture }) => {
    const known = moisture.filter((value) => !Number.isNaN(value)).sort();
    const now = moisture.subarray(-3).findLast((value) => !Number.isNaN(value));
    if (known.length < SOIL_DAYS || now === undefined) return [];
    const capacity = known[Math.floor(WET_SHARE * (known.length - 1))] ?? Number.NaN;
    return [{ station, relative: (100 * now) / capacity, moisture: now, capacity }];
  });
}
