import type { Station } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { type Gauge, LAKE_GAUGES, RIVER_GAUGES, unknownGauge, YANGTZE_GAUGES } from './gauges.ts';
import { lakeOutflow } from './lake.ts';
import { wander } from './random.ts';
import { betweenHours, type WaterHour } from './water.ts';

type WaterAt = (time: number) => WaterHour;

/** The stage at a station, m of its datum, without waves. */
export function stageAt(water: WaterAt, { station, time }: { station: Station; time: number }) {
  const lake = betweenHours(water, time, (hour) => hour.lake);
  const yangtze = betweenHours(water, time, (hour) => hour.yangtze);
  const onYangtze = YANGTZE_GAUGES[station.id];
  const onLake = LAKE_GAUGES[station.id];
  if (station.id === 'hukou') return 0.65 * yangtze + 0.35 * lake;
  if (onYangtze) return onYangtze.warning + slope(onYangtze, yangtze - YANGTZE_WARNING);
  if (onLake) return atLeast(lake + onLake.head, onLake.bed);
  const gauge = gaugeOf(station);
  const stage = stageOfFlow(gauge, flowAt(water, gauge, time));
  return gauge.backwater === undefined ? stage : atLeast(stage, lake + gauge.backwater);
}

/** The discharge at a station, m3/s; negative at Hukou when the Yangtze flows into the lake. */
export function dischargeAt(water: WaterAt, { station, time }: { station: Station; time: number }) {
  if (station.id === 'hukou')
    return betweenHours(water, time, ({ lake, yangtze }) => lakeOutflow(lake, yangtze));
  if (YANGTZE_GAUGES[station.id]) {
    const stage = betweenHours(water, time, ({ yangtze }) => yangtze);
    return 7_000 + 330 * Math.max(stage - 6, 0) ** 1.85;
  }
  return flowAt(water, gaugeOf(station), time);
}

/** The reach whose land a station stands on, for what grows and seeps there. */
export function gaugeOf(station: Station): Gauge {
  return RIVER_GAUGES[station.id] ?? unknownGauge(station);
}

/** Wind and passing boats, m: a seiche on the lake, a slow tremble elsewhere. */
export function waves(station: Station, time: number, key: number): number {
  const tremble = 0.012 * wander(time, 20 * 60_000, key, 41);
  if (!LAKE_GAUGES[station.id]) return tremble;
  const wind = wander(time, 15 * HOUR_MS, key, 42);
  return tremble + 0.03 * wind * Math.sin((2 * Math.PI * time) / (4.6 * HOUR_MS));
}

/** Where the Yangtze's own stage at Hukou stands when its gauges stand at their warning stages, m. */
const YANGTZE_WARNING = 19.45;

function slope({ up, down }: { up: number; down: number }, over: number): number {
  return over > 0 ? up * over : down * over;
}

function flowAt(water: WaterAt, { reach, part }: Gauge, time: number): number {
  return part * betweenHours(water, time, (hour) => hour.reaches[reach].flow);
}

/** Steep in low water, then levelling off as the flood takes the plain, never over `high`. */
function stageOfFlow({ low, full, high, fullFlow }: Gauge, flow: number): number {
  const part = flow / fullFlow;
  if (part <= 1) return low + (full - low) * Math.sqrt(part);
  const room = high - full;
  const steepness = (full - low) / 2;
  return full + room * (1 - Math.exp((-steepness * (part - 1)) / room));
}

/** The higher of two stages, rounded where they meet over about 0.3 m. */
function atLeast(stage: number, floor: number): number {
  const softness = 0.3;
  const over = (stage - floor) / softness;
  if (over > 20) return stage;
  return over < -20 ? floor : floor + softness * Math.log1p(Math.exp(over));
}
