import { HOUR_MS } from '../../domain/time.ts';
import type { BasinState } from '../basin/basin-model.ts';
import { dischargeAt, gaugedStations, stageAt } from '../basin/gauges.ts';
import { LAND_PARAMETERS } from '../basin/land-parameters.ts';
import { LAND_NAMES, type LandName } from '../basin/network.ts';
import { type Drivers, hourLater, settledBasin } from './settled-basin.ts';

/**
 * The water at a time, straight from one full hour to the next; undefined where the model has none. Of a station its
 * stage, m, and discharge, m3/s; of a piece of land its runoff, mm/h, how full its soil is, 0 to 1 by layer, and its
 * groundwater, mm.
 */
export type Water = (series: WaterSeries, time: number) => number | undefined;
export type WaterSeries = `${'stage' | 'discharge'}/${string}` | `${LandValue}/${LandName}`;
type LandValue = 'runoff' | 'upper' | 'lower' | 'deep' | 'groundwater';

export interface WaterOptions extends Drivers {
  /** The first time that will be asked for. */
  readonly from: number;
}

/**
 * The basin model hour by hour, stepped on as later hours are asked for; of each hour from `from` on it keeps what a
 * sensor can feel, 1 kB. Times before `from` throw.
 */
export function hourlyWater(options: WaterOptions): Water {
  const first = Math.floor(options.from / HOUR_MS);
  const hours: Float32Array[] = [];
  let state = settledBasin(first * HOUR_MS, options);

  function hour(index: number): Float32Array {
    while (hours.length <= index) {
      const time = (first + hours.length) * HOUR_MS;
      while (state.time < time) state = hourLater(state, options);
      hours.push(Float32Array.from(COLUMNS, ([, pick]) => pick(state) ?? Number.NaN));
    }
    return hours[index] as Float32Array;
  }

  return (series, time) => {
    const column = COLUMN_OF.get(series);
    if (column === undefined) return undefined;
    const index = Math.floor(time / HOUR_MS) - first;
    if (index < 0) throw new RangeError('The basin was not asked to begin so early.');
    const part = (time % HOUR_MS) / HOUR_MS;
    const at = (values: Float32Array) => values[column] ?? Number.NaN;
    const before = at(hour(index));
    const value = part === 0 ? before : before + part * (at(hour(index + 1)) - before);
    return Number.isNaN(value) ? undefined : value;
  };
}

type Pick = (state: BasinState) => number | undefined;

const COLUMNS: readonly (readonly [WaterSeries, Pick])[] = [
  ...gaugedStations().flatMap(ofStation),
  ...LAND_NAMES.flatMap(ofLand),
];
const COLUMN_OF = new Map(COLUMNS.map(([series], column) => [series, column]));

function ofStation(id: string): [WaterSeries, Pick][] {
  return [
    [`stage/${id}`, (state) => stageAt(id, state)],
    [`discharge/${id}`, (state) => dischargeAt(id, state)],
  ];
}

function ofLand(name: LandName): [WaterSeries, Pick][] {
  const { UM, LM, DM, CS } = LAND_PARAMETERS[name];
  const kept = CS ** (1 / 24);
  return [
    // What left the channels in the hour, from what stayed in them.
    [`runoff/${name}`, ({ land }) => (land[name].channel * (1 - kept)) / kept],
    [`upper/${name}`, ({ land }) => land[name].wu / UM],
    [`lower/${name}`, ({ land }) => land[name].wl / LM],
    [`deep/${name}`, ({ land }) => land[name].wd / DM],
    [`groundwater/${name}`, ({ land }) => land[name].groundwater],
  ];
}
