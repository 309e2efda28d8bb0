import type { BasinState } from './basin-model.ts';
import { hukouFlow } from './hukou.ts';
import { interpolate } from './interpolate.ts';
import { LAKE_GAUGES, YANGTZE_GAUGES } from './lake-gauges.ts';
import { RESERVOIRS, type ReservoirName, reservoirStage } from './reservoirs.ts';
import { RIVER_GAUGES } from './river-gauges.ts';

/** The stations of the registry that the model knows, by id. */
export const gaugedStations = () => [
  ...Object.keys({ ...RIVER_GAUGES, ...LAKE_GAUGES, ...YANGTZE_GAUGES, ...DAMS }),
  'hukou',
];

/** Stage at a station of the registry, m of its own datum; undefined where the model has no water. */
export function stageAt(station: string, state: BasinState): number | undefined {
  if (station === 'hukou') return state.lake.hukou;
  return (
    riverStage(station, state) ??
    lakeGaugeStage(station, state) ??
    yangtzeStage(station, state) ??
    damStage(station, state)
  );
}

/** Discharge at a station on a river, at Hukou (negative: backflow) or on the Yangtze near it, m3/s, else undefined. */
export function dischargeAt(station: string, { rivers, lake }: BasinState): number | undefined {
  const gauge = RIVER_GAUGES[station];
  if (gauge) return gauge.part * rivers.discharge[gauge.at];
  const joint = hukouFlow(lake.hukou);
  if (station === 'hukou') return lake.outflow;
  if (station === DATONG) return joint;
  return ABOVE_HUKOU.includes(station) ? joint - lake.outflow : undefined;
}

/** By the rating; where the lake backs up the river, the higher of that and the lake. */
function riverStage(station: string, state: BasinState): number | undefined {
  const gauge = RIVER_GAUGES[station];
  if (!gauge) return;
  const flow = gauge.part * state.rivers.discharge[gauge.at];
  const stage = interpolate(gauge.rating, Math.sqrt(Math.max(flow, 0)));
  return gauge.overLake === undefined ? stage : higher(stage, state.lake.stage + gauge.overLake);
}

/** With Xingzi while the lake is one, and not lower than its bed holds the water. */
function lakeGaugeStage(station: string, { rivers, lake }: BasinState): number | undefined {
  const gauge = LAKE_GAUGES[station];
  if (!gauge) return;
  const held = gauge.bed + gauge.rise * Math.sqrt(Math.max(rivers.toLake, 0) / 1000);
  return higher(lake.stage + gauge.head, held);
}

function yangtzeStage(station: string, { lake }: BasinState): number | undefined {
  const curve = YANGTZE_GAUGES[station];
  return curve && interpolate(curve, lake.hukou);
}

function damStage(station: string, { rivers }: BasinState): number | undefined {
  const name = DAMS[station];
  return name && reservoirStage(RESERVOIRS[name], rivers.reservoirs[name]);
}

/** Reservoirs by the station at their dam. */
export const DAMS: Readonly<Record<string, ReservoirName>> = {
  '62403400': 'hongmen',
  '62401300': 'liaofang',
};

const DATONG = '60115000';
/** Hankou and Jiujiang; the rivers between them and Hukou are left out. */
const ABOVE_HUKOU = ['60112200', 'jiujiang'];

/** The higher of two stages, rounded over half a metre where they meet. */
function higher(a: number, b: number): number {
  return Math.max(a, b) + ROUNDING * Math.log1p(Math.exp(-Math.abs(a - b) / ROUNDING));
}

/** m. */
const ROUNDING = 0.15;
