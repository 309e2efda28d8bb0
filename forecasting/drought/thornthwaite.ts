/**
 * Potential evapotranspiration, mm a month, from monthly mean temperature, °C, at a latitude in degrees (Thornthwaite 1948,
 * doi:10.2307/210739). `temperatures` begin with a January. The heat index is of all the years given. Missing stays missing.
 */
export function thornthwaite(temperatures: Float64Array, latitude: number): Float64Array {
  const warm = temperatures.map((value) => Math.max(0, value));
  const heat = heatIndex(warm);
  const exponent = 6.75e-7 * heat ** 3 - 7.71e-5 * heat ** 2 + 1.792e-2 * heat + 0.49239;
  return warm.map((value, at) => {
    const days = DAYS[at % 12] ?? Number.NaN;
    const light = daylight(latitude, at % 12) / 12;
    return heat === 0 ? 0 : 16 * light * (days / 30) * ((10 * value) / heat) ** exponent;
  });
}

/** Of the months of a common year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day of the year in the middle of each month. */
const MIDDLES = DAYS.map((_, month) => DAYS.slice(0, month).reduce((sum, days) => sum + days, 15));

/** The sum over the months of (T/5)^1.514, T being the month's mean over the years. */
function heatIndex(warm: Float64Array): number {
  let heat = 0;
  for (let month = 0; month < 12; month++) {
    const known = warm.filter((value, at) => at % 12 === month && !Number.isNaN(value));
    if (known.length === 0) return Number.NaN;
    heat += (known.reduce((sum, value) => sum + value, 0) / known.length / 5) ** 1.514;
  }
  return heat;
}

/** Hours of daylight in the middle of a month (FAO-56, equations 24, 25 and 34). */
function daylight(latitude: number, month: number): number {
  const day = MIDDLES[month] ?? Number.NaN;
  const declination = 0.4093 * Math.sin((2 * Math.PI * day) / 365 - 1.405);
  const angle = -Math.tan((latitude * Math.PI) / 180) * Math.tan(declination);
  return (24 / Math.PI) * Math.acos(Math.min(1, Math.max(-1, angle)));
}
