import { z } from 'zod';
import { DAY_MS, HOUR_MS } from './time.ts';

/** The last word of the topic by which rain forecasts come in: `poyang/<device>/rain-forecast`. */
export const RAIN_FORECAST_CODEC = 'rain-forecast';

/** A forecast is issued at most so long before or after it begins. */
const FARTHEST_MS = 30 * DAY_MS;

/** ISO 8601 with its zone, with or without seconds. */
const Moment = z.union([
  z.iso.datetime({ offset: true }),
  z.iso.datetime({ offset: true, precision: -1 }),
]);

/** mm in each step, an areal mean: at most 30 days of hours. */
const Steps = z.array(z.number().min(0).max(500)).min(1).max(720);
const Area = z.string().min(1).max(32);
const Source = z.string().trim().min(1).max(80);

/** Rain to come over an area, as somebody issued it. Times are epoch ms. */
export const RainForecast = z.object({
  /** A river (RIVER_IDS), or a sub-basin of the basin model. */
  area: Area,
  /** Who made it: the weather service's model. */
  source: Source,
  /** When it was made. */
  issued: z.int(),
  /** When its first step begins. */
  from: z.int(),
  /** Length of a step, ms: an hour to a day. */
  step: z.int().min(HOUR_MS).max(DAY_MS),
  mm: Steps,
  /** As whom it was published, and when the door took it. */
  device: z.string(),
  received: z.int(),
});
export type RainForecast = z.infer<typeof RainForecast>;

/** Every forecast of a message has the same steps; each area may end at its own. */
export const RainForecastPacket = z
  .strictObject({
    source: Source,
    issued: Moment,
    from: Moment,
    stepHours: z.int().min(1).max(24),
    areas: z.record(Area, Steps),
  })
  .refine(({ areas }) => Object.keys(areas).length > 0, { path: ['areas'], error: 'names none' })
  .refine(({ issued, from }) => Math.abs(Date.parse(from) - Date.parse(issued)) <= FARTHEST_MS, {
    path: ['from'],
    error: 'more than 30 days from its issue',
  });
export type RainForecastPacket = z.infer<typeof RainForecastPacket>;

/** When the last step ends, epoch ms. */
export function endOfRain({ from, step, mm }: Pick<RainForecast, 'from' | 'step' | 'mm'>): number {
  return from + step * mm.length;
}

/** mm that fall in [from, to), as far as the forecast reaches; within a step rain is uniform. */
export function rainBetween(forecast: RainForecast, from: number, to: number): number {
  const { mm, step } = forecast;
  const begin = Math.max(Math.floor((from - forecast.from) / step), 0);
  const end = Math.min(Math.ceil((to - forecast.from) / step), mm.length);
  let sum = 0;
  for (let i = begin; i < end; i++) {
    const start = forecast.from + i * step;
    const inside = Math.min(to, start + step) - Math.max(from, start);
    sum += ((mm[i] ?? 0) * Math.max(inside, 0)) / step;
  }
  return sum;
}

/** The share of [from, to) that the forecast speaks of, 0 … 1. */
export function shareForecast(forecast: RainForecast, from: number, to: number): number {
  const inside = Math.min(to, endOfRain(forecast)) - Math.max(from, forecast.from);
  return to > from ? Math.max(inside, 0) / (to - from) : 0;
}

/** Whether a forecast takes the place of another: issued later, or of one issue taken later. Of equals the first stays. */
export function supersedes(one: RainForecast, other: RainForecast | undefined): boolean {
  if (other === undefined) return true;
  if (one.issued !== other.issued) return one.issued > other.issued;
  return one.received > other.received;
}

/** Those that say something of [from, to). */
export function forecastsWithin(
  forecasts: Iterable<RainForecast>,
  from: number,
  to: number,
): RainForecast[] {
  return [...forecasts].filter((forecast) => shareForecast(forecast, from, to) > 0);
}
