import type { BasinState } from './basin-model.ts';
import { interpolate } from './interpolate.ts';
import { LAKE_GAUGES, YANGTZE_GAUGES } from './lake-gauges.ts';
import { RIVER_GAUGES } from './river-gauges.ts';

/**
 * Stage in m of its own datum at a river gauge, by its id in the registry; undefined where there is none. The lake
 * backs up into the lower rivers: there the stage is the higher of the rating's and the lake's, rounded between them.
 */
export function riverStage(station: string, { rivers, lake }: BasinState): number | undefined {
  const gauge = RIVER_GAUGES[station];
  if (!gauge) return;
  const flow = gauge.part * rivers.discharge[gauge.at];
  const stage = interpolate(gauge.rating, Math.sqrt(Math.max(flow, 0)));
  return gauge.overLake === undefined ? stage : higher(stage, lake.stage + gauge.overLake);
}

/** Stage in m Wusong at a station on the lake; undefined where there is none. */
export function lakeGaugeStage(station: string, { rivers, lake }: BasinState): number | undefined {
  const gauge = LAKE_GAUGES[station];
  if (!gauge) return;
  const held = gauge.bed + gauge.rise * Math.sqrt(Math.max(rivers.toLake, 0) / 1000);
  return higher(lake.stage + gauge.head, held);
}

/** Stage in m Wusong at a station on the Yangtze by that at Hukou; undefined where there is none. */
export function yangtzeGaugeStage(station: string, { lake }: BasinState): number | undefined {
  if (station === 'hukou') return lake.hukou;
  const curve = YANGTZE_GAUGES[station];
  return curve && interpolate(curve, lake.hukou);
}

/** The higher of two stages, rounded over about half a metre where they meet. */
function higher(a: number, b: number): number {
  return Math.max(a, b) + ROUNDING * Math.log1p(Math.exp(-Math.abs(a - b) / ROUNDING));
}

/** m. */
const ROUNDING = 0.15;
