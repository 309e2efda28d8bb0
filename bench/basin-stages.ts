import { hourlyWater, type Water } from '../devices/simulator/hourly-water.ts';
import type { Scenario } from '../devices/simulator/weather/scenarios.ts';
import { createWeather } from '../devices/simulator/weather/weather.ts';
import { HOUR_MS } from '../domain/time.ts';

/** Stage at Xingzi, m Wusong, at an epoch time. */
export interface Stage {
  readonly time: number;
  readonly stage: number;
}

/** The water from New Year of a year on. */
export function waterFrom(year: number, options: { seed: number; scenario: Scenario }): Water {
  const weather = createWeather(options);
  return hourlyWater({ ...options, weather, from: Date.UTC(year, 0) });
}

/** From 08:00 in Beijing of a date to that of another, by the hour if no other step is asked for. */
export function stages(water: Water, from: string, to: string, step = HOUR_MS): Stage[] {
  const [first, end] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: (end - first) / step }, (_, index) => {
    const time = first + index * step;
    return { time, stage: water(XINGZI, time) ?? Number.NaN };
  });
}

const XINGZI = 'stage/62601200';

/** The first of the highest or the lowest. */
export function extreme(all: readonly Stage[], of: (a: number, b: number) => number): Stage {
  const value = all.reduce((best, { stage }) => of(best, stage), all[0]?.stage ?? Number.NaN);
  return all.find(({ stage }) => stage === value) as Stage;
}

export function firstWhere(all: readonly Stage[], holds: (stage: number) => boolean) {
  return all.find(({ stage }) => holds(stage));
}

/** At 08:00 in Beijing of a date. */
export function stageOn(water: Water, date: string): string {
  return `${(water(XINGZI, Date.parse(date)) ?? Number.NaN).toFixed(2)} m`;
}

/** What flows back from the Yangtze between two midnights in Beijing, less what flows out, 1e8 m3. */
export function backflow(water: Water, from: string, to: string): string {
  let sum = 0;
  for (let time = midnight(from); time < midnight(to); time += HOUR_MS)
    sum -= ((water('discharge/hukou', time + HOUR_MS) ?? 0) * HOUR_MS) / 1000;
  return (sum / 1e8).toFixed(1);
}

function midnight(date: string): number {
  return Date.parse(`${date}T00:00+08:00`);
}

/** "5 Jul 01 h, 19.00 m" in Beijing. */
export function shownAt(at: Stage | undefined): string {
  if (!at) return 'never';
  const hour = String(new Date(at.time + 8 * HOUR_MS).getUTCHours()).padStart(2, '0');
  return `${shownDate(at.time + 8 * HOUR_MS)} ${hour} h, ${at.stage.toFixed(2)} m`;
}

export function shownDate(time: number): string {
  return new Date(time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}
