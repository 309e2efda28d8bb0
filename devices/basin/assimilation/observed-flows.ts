import { hukouFlow, lakeOutflow } from '../hukou.ts';
import { interpolate, inverse } from '../interpolate.ts';
import { LAND_NAMES, type LandName } from '../network.ts';
import { RIVER_GAUGES } from '../river-gauges.ts';
import { HOURS_BACK, type Observed } from './observed.ts';

/** By hour, NaN where nothing tells it. */
export interface ObservedFlows {
  /** At each gauge of the network, m3/s: its discharge, else its stage read by the rating. */
  readonly nodes: Readonly<Partial<Record<LandName, Float64Array>>>;
  /** Gauges of the network whose discharge itself was observed. */
  readonly measured: readonly LandName[];
  /** Of the Yangtze above Hukou, m3/s. */
  readonly yangtze: Float64Array;
  /** At Xingzi, m. */
  readonly lake: Float64Array;
}

/** Reads the flows from the stations that the model knows. */
export function observedFlows(observed: Observed): ObservedFlows {
  const find = (station: string, property: string) =>
    observed.series.find((one) => one.station === station && one.property === property)?.hours;
  const lake = find(XINGZI, 'stage') ?? nothing();
  const nodes: Partial<Record<LandName, Float64Array>> = {};
  const measured: LandName[] = [];
  for (const name of LAND_NAMES) {
    const gauges = GAUGES.filter(([, gauge]) => gauge.at === name);
    const discharge = gauges.map(([id]) => find(id, 'discharge')).find(isSome);
    if (discharge !== undefined) measured.push(name);
    const byStage = gauges.map(([id]) => rated(id, find(id, 'stage'), lake)).find(isSome);
    const flow = discharge ?? byStage;
    if (flow !== undefined) nodes[name] = flow;
  }
  return { nodes, measured, lake, yangtze: yangtzeOf(find, lake) };
}

/** The station whose stage is the lake's. */
export const XINGZI = '62601200';

const GAUGES = Object.entries(RIVER_GAUGES).filter(([, { part }]) => part === 1);

type Find = (station: string, property: string) => Float64Array | undefined;

function nothing(): Float64Array {
  return new Float64Array(HOURS_BACK).fill(Number.NaN);
}

function isSome(values: Float64Array | undefined): values is Float64Array {
  return values?.some((value) => !Number.isNaN(value)) ?? false;
}

/** Flow by the rating, where the lake does not hold the river up. */
function rated(station: string, stages: Float64Array | undefined, lake: Float64Array) {
  const gauge = RIVER_GAUGES[station];
  if (stages === undefined || gauge === undefined) return undefined;
  const roots = inverse(gauge.rating);
  const isFree = (stage: number, hour: number) =>
    gauge.overLake === undefined || stage > (lake[hour] ?? Number.NaN) + gauge.overLake + CLEAR;
  return stages.map((stage, hour) =>
    isFree(stage, hour) ? Math.max(0, interpolate(roots, stage)) ** 2 : Number.NaN,
  );
}

/** A river that stands so much over the lake is not held up by it, m. */
const CLEAR = 0.7;

/** By the discharge above Hukou, else by the stages of Hukou and Xingzi. */
function yangtzeOf(find: Find, lake: Float64Array): Float64Array {
  const flow = ['jiujiang', '60112200'].map((id) => find(id, 'discharge')).find(isSome);
  const hukou = find('hukou', 'stage') ?? nothing();
  return lake.map((stage, hour) => {
    const known = flow?.[hour] ?? Number.NaN;
    return Number.isNaN(known) ? aboveHukou(hukou[hour] ?? Number.NaN, stage) : known;
  });
}

/** What the Yangtze brings when Hukou and Xingzi stand so: the joint flow less what the lake adds. */
function aboveHukou(hukou: number, lake: number): number {
  const joint = hukouFlow(hukou);
  if (Number.isNaN(joint) || Number.isNaN(lake)) return Number.NaN;
  let yangtze = joint;
  for (let i = 0; i < 8; i++) yangtze = (yangtze + joint - lakeOutflow(lake, yangtze)) / 2;
  return yangtze;
}
