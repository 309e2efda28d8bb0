import { SUB_BASIN_NAMES, SUB_BASINS } from '../devices/basin/sub-basins.ts';
import { hourlyWater, type Water } from '../devices/simulator/hourly-water.ts';
import { createWeather, type Weather } from '../devices/simulator/weather/weather.ts';
import { DAY_MS } from '../domain/time.ts';
import { stages } from './basin-stages.ts';
import type { Shown } from './picture-events.ts';
import type { Sample } from './plot.ts';

/** A scenario's water and rain under a seed: stages at Xingzi every 6 hours, flows at 08:00, m3/s, and mm a day. */
export interface Run {
  readonly stage: readonly Sample[];
  readonly inflow: readonly Sample[];
  readonly outflow: readonly Sample[];
  readonly rain: readonly Sample[];
}

export function runOf({ scenario, from, to }: Shown, seed: number): Run {
  const weather = createWeather({ seed, scenario });
  const water = hourlyWater({ seed, scenario, weather, from: Date.parse(from) });
  const days = daysBetween(from, to);
  const stage = stages(water, from, to).map(({ time, stage }) => ({ time, value: stage }));
  return {
    stage: stage.filter((_, hour) => hour % 6 === 0),
    inflow: days.map((time) => ({ time, value: inflowAt(water, time) })),
    outflow: days.map((time) => ({ time, value: water('discharge/hukou', time) ?? 0 })),
    rain: days.map((time) => ({ time, value: basinRain(weather, time) })),
  };
}

/** What the gauges nearest to the lake carry, m3/s. */
function inflowAt(water: Water, time: number): number {
  return MOUTHS.reduce((sum, id) => sum + (water(`discharge/${id}`, time) ?? 0), 0);
}

const MOUTHS = ['62302250', '62402400', 'meigang', 'shizhenjie', 'guxiandu', 'yongxiu', 'dean'];

function basinRain(weather: Weather, day: number): number {
  const total = SUB_BASIN_NAMES.reduce((sum, name) => sum + SUB_BASINS[name].area, 0);
  return SUB_BASIN_NAMES.reduce(
    (sum, name) => sum + (SUB_BASINS[name].area / total) * weather.areal(name, day, day + DAY_MS),
    0,
  );
}

/** Each 08:00 in Beijing from a date to before another. */
export function daysBetween(from: string | number, to: string | number): number[] {
  const [first, end] = [new Date(from).getTime(), new Date(to).getTime()];
  return Array.from(
    { length: Math.floor((end - first) / DAY_MS) },
    (_, day) => first + day * DAY_MS,
  );
}
