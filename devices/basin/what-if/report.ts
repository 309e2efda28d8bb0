import type { Station } from '../../../domain/station.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { RESERVOIR_IDS } from '../../../domain/what-if.ts';
import type {
  Course,
  GaugeCourse,
  LakeBalance,
  ReservoirCourse,
  WhatIfRun,
} from '../../../domain/what-if-run.ts';
import type { BasinState } from '../basin-model.ts';
import { dischargeAt, gaugedStations, stageAt } from '../gauges.ts';
import { LAND_NAMES, NETWORK } from '../network.ts';
import { RESERVOIRS, reservoirStage } from '../reservoirs.ts';
import { SUB_BASIN_NAMES, SUB_BASINS } from '../sub-basins.ts';
import { crossingsOf } from './crossings.ts';

/** What a look ahead says of the stations, the reservoirs and the lake. */
export function reportOf(
  states: readonly BasinState[],
  stations: ReadonlyMap<string, Station>,
  offsets: ReadonlyMap<string, number>,
): WhatIfRun {
  const start = states[0]?.time ?? 0;
  const known = gaugedStations().flatMap((id) => stations.get(id) ?? []);
  return {
    start,
    step: HOUR_MS,
    gauges: known.map((station) => gaugeCourse(station, states, offsets)),
    reservoirs: RESERVOIR_IDS.map((id) => reservoirCourse(id, states)),
    lake: lakeBalance(states),
    rain: basinRain(states),
  };
}

function gaugeCourse(
  station: Station,
  states: readonly BasinState[],
  offsets: ReadonlyMap<string, number>,
): GaugeCourse {
  const { id, levels } = station;
  const start = states[0]?.time ?? 0;
  const course = (property: 'stage' | 'discharge', at: typeof stageAt) => {
    if (!station.series.some((series) => series.property === property)) return undefined;
    const offset = offsets.get(`${id}/${property}`) ?? 0;
    const values = states.map(
      (state, hour) => (at(id, state) ?? Number.NaN) + fading(offset, hour),
    );
    return Number.isNaN(values[0]) ? undefined : values;
  };
  const stage = course('stage', stageAt);
  const discharge = course('discharge', dischargeAt);
  return {
    station: id,
    ...(stage && { stage: courseOf(stage, start, 3) }),
    ...(discharge && { discharge: courseOf(discharge, start, 0) }),
    crossings: [
      ...crossingsOf(levels, 'stage', stage ?? [], start),
      ...crossingsOf(levels, 'discharge', discharge ?? [], start),
    ],
  };
}

/** The model's error at the start is taken out, and comes back by half each day: what is seen is not left with a jump. */
function fading(offset: number, hour: number): number {
  return offset * 0.5 ** (hour / 24);
}

function reservoirCourse(
  id: ReservoirCourse['reservoir'],
  states: readonly BasinState[],
): ReservoirCourse {
  const start = states[0]?.time ?? 0;
  const at = LAND_NAMES.find((name) => NETWORK[name].reservoir === id);
  const of = (value: (state: BasinState) => number, decimals: number) =>
    courseOf(states.map(value), start, decimals);
  return {
    reservoir: id,
    level: of(({ rivers }) => reservoirStage(RESERVOIRS[id], rivers.reservoirs[id]), 3),
    inflow: of(({ rivers }) => rivers.reservoirInflow[id], 0),
    release: of(({ rivers }) => (at === undefined ? 0 : rivers.discharge[at]), 0),
  };
}

function courseOf(values: readonly number[], start: number, decimals: number): Course {
  const highest = values.indexOf(Math.max(...values));
  const lowest = values.indexOf(Math.min(...values));
  const round = (value = 0) => Number(value.toFixed(decimals));
  const extreme = (i: number) => ({ value: round(values[i]), time: start + i * HOUR_MS });
  return { values: values.map(round), highest: extreme(highest), lowest: extreme(lowest) };
}

function lakeBalance(states: readonly BasinState[]): LakeBalance {
  const steps = states.slice(1);
  const total = (flow: (state: BasinState) => number) =>
    steps.reduce((sum, state) => sum + flow(state), 0) * VOLUME;
  const rivers = total((state) => state.rivers.toLake);
  const toYangtze = total(({ lake }) => Math.max(lake.outflow, 0));
  const fromYangtze = total(({ lake }) => Math.max(-lake.outflow, 0));
  const gain = ((states.at(-1)?.lake.volume ?? 0) - (states[0]?.lake.volume ?? 0)) / 1e8;
  return { rivers, sky: gain - rivers - fromYangtze + toYangtze, toYangtze, fromYangtze, gain };
}

/** 1e8 m3 of a m3/s in an hour. */
const VOLUME = 3600 / 1e8;

/** mm over the whole basin. */
function basinRain(states: readonly BasinState[]): number {
  const area = SUB_BASIN_NAMES.reduce((sum, name) => sum + SUB_BASINS[name].area, 0);
  return states.slice(1).reduce((sum, { passed }) => sum + passed.rain, 0) / (area * 1000);
}
