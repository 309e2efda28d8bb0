import { DAY_MS } from '../../../domain/time.ts';
import type { SubBasinName } from '../../basin/sub-basins.ts';
import { type Air, airAt } from './air.ts';
import { overSteps } from './areal-rain.ts';
import { conditionedRain } from './conditioned-rain.ts';
import { dayPattern } from './day-pattern.ts';
import { drivenRain } from './driven-rain.ts';
import { evaporationOf } from './evaporation.ts';
import { gaugeRain } from './gauge-rain.ts';
import { naturalRain } from './natural-rain.ts';
import type { ObservedRain } from './observed-rain.ts';
import { PLACES, placeAt, placeOf } from './places.ts';
import { remembered } from './remembered.ts';
import type { Scenario } from './scenarios.ts';
import { dailyClouds } from './sky.ts';
import { dailyTemperature, type Spot, temperatureAt } from './temperature.ts';
import { dailyWetness } from './wetness.ts';

/** The weather of the basin: a pure function of seed, scenario, observed rain, place and time. Times are epoch ms. */
export interface Weather {
  /** Areal rain in (from, to], mm; sums over parts equal the whole. */
  areal(subBasin: SubBasinName, from: number, to: number): number;
  /** Potential evaporation in (from, to], mm; sums over parts equal the whole. */
  evaporation(subBasin: SubBasinName, from: number, to: number): number;
  /** Rain at a gauge in (from, to], mm: the areal rain in the cells of its storms, in steps of 5 minutes. */
  rainAt(lon: number, lat: number, from: number, to: number): number;
  /** The air at a point and time. */
  at(lon: number, lat: number, time: number): Air;
  /** Its temperature alone, degrees C: a tenth of the work. */
  temperatureAt(lon: number, lat: number, time: number): number;
}

export interface WeatherOptions {
  readonly seed: number;
  readonly scenario: Scenario;
  /** Areal rain to follow within its span. */
  readonly observed?: ObservedRain | undefined;
}

/** Weather that gives the same answers to the same questions in any order. */
export function createWeather(options: WeatherOptions): Weather {
  const { seed } = options;
  const { areal, clouds } = rainAndClouds(options);
  const temperature = dailyTemperature(seed, clouds);
  const evaporation = evaporationOf(temperature);
  const gauge = gaugeRain(seed, areal);

  return {
    areal: (name, from, to) => areal(placeOf(name), from, to),
    evaporation: (name, from, to) => evaporation(placeOf(name), from, to),
    rainAt: gauge,
    at(lon, lat, time) {
      const spot = spotAt(lon, lat);
      return airAt({ seed, clouds, daily: (day) => temperature(spot, day) }, spot, time);
    },
    temperatureAt(lon, lat, time) {
      const spot = spotAt(lon, lat);
      return temperatureAt(time, spot, (day) => temperature(spot, day));
    },
  };
}

function spotAt(lon: number, lat: number): Spot {
  return { index: placeAt(lon, lat).index, lon, lat };
}

/** Days of each kind that are kept, some three years. */
const DAYS_KEPT = 1000;

function rainAndClouds({ seed, scenario, observed }: WeatherOptions) {
  const wetness = remembered(DAYS_KEPT, dailyWetness(seed));
  const natural = naturalRain(seed, wetness);
  const asItComes = remembered(DAYS_KEPT, (day) =>
    Float64Array.from(PLACES, (place) => natural(place, day, 0)),
  );
  const conditioned = remembered(DAYS_KEPT, conditionedRain(natural, scenario));
  const pattern = dayPattern(seed);
  const own = overSteps(DAY_MS, (place, day, from, to) => {
    const mm = conditioned(day)[place.index] ?? 0;
    return mm === 0 ? 0 : mm * pattern(place, day, from, to);
  });
  const areal = observed ? drivenRain(observed, own, overSteps(DAY_MS, pattern)) : own;
  const actual = remembered(DAYS_KEPT, (day) =>
    Float64Array.from(PLACES, (place) => areal(place, day * DAY_MS, (day + 1) * DAY_MS)),
  );
  return { areal, clouds: dailyClouds(wetness, asItComes, actual) };
}
