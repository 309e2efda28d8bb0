import { DAY_MS } from '../../../domain/time.ts';

/**
 * The climate of the basin by month, January first. Where no source stands, the figures are general knowledge,
 * unverified. Nanchang's yearly means (its published climate summary): 17.0–17.7 degrees C, 78.5 % humidity, 2.3 m/s,
 * 40 % of possible sunshine with least in March and most in August, 4,279 MJ/m2 of radiation, 147–157 days of rain.
 */
export const CLIMATE = {
  /**
   * Share of a year's rain. The seasons' sums are the middles of those of the seven rivers in 2006–2020, spring
   * .34–.39, summer .34–.40, autumn .11–.14, winter .13–.16 (doi:10.17632/59bttt5pbj.1); the months within are
   * general knowledge: rain grows from March and ends with the Meiyu in July.
   */
  rain: [0.046, 0.059, 0.105, 0.125, 0.135, 0.185, 0.105, 0.075, 0.048, 0.038, 0.039, 0.04],
  /** A day stays dry when its wetness, a standard normal number, is below this. */
  dryBelow: [0.25, 0.1, -0.15, -0.1, 0, 0, 0.25, 0.25, 0.5, 0.6, 0.5, 0.45],
  /** How much heavier the wettest days are than the others: the power of what wetness exceeds `dryBelow` by. */
  heaviness: [1.1, 1.1, 1.2, 1.25, 1.3, 1.35, 1.45, 1.45, 1.45, 1.4, 1.3, 1.2],
  /** Share of the wetness that lasts for weeks: the Meiyu front stands over the basin, or does not. */
  lasting: [0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.07, 0.08, 0.08, 0.08, 0.07, 0.06],
  /** From 0, steady rain of fronts, to 1, showers of the afternoon. */
  showers: [0, 0, 0.2, 0.4, 0.5, 0.6, 0.8, 1, 0.7, 0.3, 0.1, 0],
  /** Share of the possible sunshine. */
  sunshine: [0.27, 0.26, 0.23, 0.3, 0.35, 0.36, 0.56, 0.6, 0.52, 0.47, 0.43, 0.41],
  /** Mean air temperature, degrees C, and the standard deviation of its days. */
  temperature: [5.2, 7.2, 11.2, 17.4, 22.4, 25.8, 29.3, 28.8, 24.7, 19.3, 13.1, 7.3],
  swing: [3.6, 3.9, 4, 3.6, 2.9, 2.2, 1.5, 1.6, 2.5, 2.7, 3.2, 3.4],
  /** Wind from the north, m/s: the winter monsoon; below 0, the summer's from the south. */
  northerly: [1.9, 1.7, 1.2, 0.7, 0.4, -0.3, -1.3, -0.4, 1.6, 2, 1.9, 1.9],
  /** hPa. */
  pressure: [1023, 1020, 1016, 1011, 1007, 1003, 1001, 1003, 1009, 1015, 1019, 1023],
} as const satisfies Record<string, readonly number[]>;

/** A row of the table above. */
type MonthlyMeans = (typeof CLIMATE)[keyof typeof CLIMATE];

/** Days since 1970. A rain day begins at 08:00 in Beijing, which is midnight UTC. */
export function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

/** The rain day that begins on a date written YYYY-MM-DD. */
export function dayOfDate(date: string): number {
  return dayOf(Date.parse(date));
}

/** The first rain day of a year. */
export function newYear(year: number): number {
  return dayOf(Date.UTC(year, 0));
}

/** Year and month (January 0) of a rain day. */
export function calendar(day: number): { year: number; month: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

/** A monthly mean that goes in a straight line from the middle of one month to the middle of the next. */
export function smooth(means: MonthlyMeans, time: number): number {
  const month = (((time / DAY_MS) % DAYS_A_YEAR) / DAYS_A_YEAR) * 12 + 11.5;
  const before = Math.floor(month);
  const part = month - before;
  return (means[before % 12] ?? 0) * (1 - part) + (means[(before + 1) % 12] ?? 0) * part;
}

const DAYS_A_YEAR = 365.2425;
