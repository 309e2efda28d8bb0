import type { GaugeFit } from '../../../domain/start-state.ts';
import type { BasinState } from '../basin-model.ts';
import { dischargeAt, stageAt } from '../gauges.ts';
import {
  HOURS_BACK,
  HOURS_FITTED,
  lastMean,
  type Observed,
  type ObservedSeries,
} from './observed.ts';

/** Follows the model through the past and tells of every observed stage and discharge how near it came. */
export function createAssessor({ series }: Observed): {
  see(state: BasinState, hour: number): void;
  fits(): GaugeFit[];
} {
  const followed = series.filter(isWater).map((one) => ({ one, modelled: nothing() }));
  return {
    see(state, hour) {
      for (const { one, modelled } of followed)
        modelled[hour] = modelledAt(one, state) ?? Number.NaN;
    },
    fits: () => followed.flatMap(({ one, modelled }) => fitOf(one, modelled)),
  };
}

/** What the model says of a series. */
export function modelledAt(
  { station, property }: Pick<ObservedSeries, 'station' | 'property'>,
  state: BasinState,
) {
  return property === 'stage' ? stageAt(station, state) : dischargeAt(station, state);
}

function isWater({ property }: ObservedSeries): boolean {
  return property === 'stage' || property === 'discharge';
}

function nothing(): Float64Array {
  return new Float64Array(HOURS_BACK).fill(Number.NaN);
}

function fitOf({ station, property, hours }: ObservedSeries, modelled: Float64Array): GaugeFit[] {
  const pairs = pairsOf(hours.subarray(-HOURS_FITTED), modelled.subarray(-HOURS_FITTED));
  if (pairs.length === 0) return [];
  const mean = pairs.reduce((sum, [seen]) => sum + seen, 0) / pairs.length;
  const squares = pairs.reduce((sum, [seen, said]) => sum + (said - seen) ** 2, 0);
  const spread = pairs.reduce((sum, [seen]) => sum + (seen - mean) ** 2, 0);
  const excess = pairs.reduce((sum, [seen, said]) => sum + said - seen, 0) / pairs.length;
  const errors = hours.map((seen, hour) => (modelled[hour] ?? Number.NaN) - seen);
  return [
    {
      station,
      property: property as GaugeFit['property'],
      hours: pairs.length,
      nse: spread > 1e-9 * pairs.length ? 1 - squares / spread : null,
      bias: property === 'stage' ? excess : (100 * excess) / (mean || 1),
      last: lastMean(errors, 24) ?? excess,
    },
  ];
}

function pairsOf(seen: Float64Array, said: Float64Array): [number, number][] {
  return Array.from(seen, (value, hour): [number, number] => [
    value,
    said[hour] ?? Number.NaN,
  ]).filter(([a, b]) => !Number.isNaN(a) && !Number.isNaN(b));
}
