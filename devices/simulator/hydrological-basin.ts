import type { PropertyKey } from '../../domain/property.ts';
import type { Station } from '../../domain/station.ts';
import { AIR_SENSORS } from './air.ts';
import type { Basin } from './basin.ts';
import { bloomOf } from './bloom.ts';
import { hourlyWater } from './hourly-water.ts';
import { WATER_SENSORS } from './sensors.ts';
import { type Site, siteOf } from './surroundings.ts';
import type { ObservedRain } from './weather/observed-rain.ts';
import type { Scenario } from './weather/scenarios.ts';
import { createWeather } from './weather/weather.ts';

export interface HydrologicalBasinOptions {
  /** Any whole number: another seed, another weather. */
  readonly seed: number;
  readonly scenario: Scenario;
  /** The earliest time that will be asked for, epoch ms. */
  readonly from: number;
  /** Areal rain to follow within its span. */
  readonly observed?: ObservedRain | undefined;
}

/**
 * The basin by its hydrology: the weather falls on the land, this drains to the rivers and the lake, the Yangtze holds
 * the lake up, and every sensor feels its part of it. All depends on the seed and the time alone; the water forgets
 * `from` below what a sensor resolves, so that a restart goes on where it stopped.
 */
export function createHydrologicalBasin(options: HydrologicalBasinOptions): Basin {
  const { seed, scenario, from } = options;
  const weather = createWeather(options);
  const water = hourlyWater({ seed, scenario, weather, from });
  const bloom = bloomOf(weather);
  const sites = new WeakMap<Station, Site>();

  function known(station: Station): Site {
    const site = sites.get(station) ?? siteOf(station);
    sites.set(station, site);
    return site;
  }

  return {
    sense(station, property, span) {
      return SENSORS[property as PropertyKey]?.({ ...known(station), span, water, weather, bloom });
    },
  };
}

const SENSORS = { ...WATER_SENSORS, ...AIR_SENSORS };
