import type { PropertyKey } from '../../domain/property.ts';
import { AIR_SENSORS } from './air.ts';
import type { Basin } from './basin.ts';
import { chance, keyOf } from './random.ts';
import { type Scenario, seasonAt } from './season.ts';
import { WATER_SENSORS } from './sensors.ts';
import { rainField } from './storms.ts';
import { waterOf } from './water.ts';

export interface FirstBasinOptions {
  /** Any whole number: another seed, another weather. */
  readonly seed: number;
  readonly scenario: Scenario;
  /** The earliest time that will be asked for, epoch ms. */
  readonly from: number;
}

/**
 * The first simulated basin: storms cross fourteen river reaches of linear reservoirs, these and the Yangtze's season
 * move the lake, and every sensor feels its part of it. Plausible, not calibrated. Its weather depends on the seed
 * and the date alone; its water forgets `from` within centimetres, so that a restart goes on where it stopped.
 */
export function createFirstBasin({ seed, scenario, from }: FirstBasinOptions): Basin {
  const rain = rainField(seed, scenario);
  const water = waterOf({ seed, scenario, rain, from });
  const season = (time: number) => seasonAt(time, scenario, seed);
  return {
    sense(station, property, span) {
      const key = chance(seed, keyOf(station.id)) * 2 ** 32;
      return SENSORS[property as PropertyKey]?.({ station, span, key, water, rain, season });
    },
  };
}

const SENSORS = { ...WATER_SENSORS, ...AIR_SENSORS };
