import { hukouStage, lakeOutflow } from './hukou.ts';
import { type Curve, interpolate, inverse } from './interpolate.ts';

/** What the lake holds at the end of a step, m3, and what went on in it. */
export interface LakeState {
  readonly volume: number;
  /** At Xingzi, m Wusong. */
  readonly stage: number;
  /** Mean flow through Hukou, m3/s; negative when the Yangtze flows back. */
  readonly outflow: number;
  /** Of the Yangtze at Hukou, m Wusong. */
  readonly hukou: number;
}

/** Mean flows in a step, m3/s. */
export interface LakeForcing {
  /** Of the rivers, and the rain on the lake less its evaporation. */
  readonly inflow: number;
  /** Of the Yangtze above Hukou. */
  readonly yangtze: number;
}

/** The water balance over `hours`, in parts of an hour or less. */
export function stepLake(lake: LakeState, forcing: LakeForcing, hours: number): LakeState {
  const { inflow, yangtze } = forcing;
  const parts = Math.ceil(hours);
  let volume = lake.volume;
  let outflow = 0;
  for (let part = 0; part < parts; part++) {
    const flow = lakeOutflow(lakeStage(volume), yangtze);
    volume += ((inflow - flow) * hours * 3600) / parts;
    outflow += flow / parts;
  }
  return lakeOf(volume, outflow, yangtze);
}

/** A lake at a stage at Xingzi, flowing as the Yangtze lets it. */
export function lakeAt(stage: number, yangtze: number): LakeState {
  return lakeOf(interpolate(VOLUMES, stage) * 1e8, lakeOutflow(stage, yangtze), yangtze);
}

/** Area of the water joined to Xingzi, km2, never more than the lake bed. */
export function lakeArea(stage: number): number {
  return Math.min(interpolate(AREAS, stage), LARGEST);
}

function lakeOf(volume: number, outflow: number, yangtze: number): LakeState {
  return { volume, stage: lakeStage(volume), outflow, hukou: hukouStage(yangtze + outflow) };
}

function lakeStage(volume: number): number {
  return interpolate(STAGES, volume / 1e8);
}

/** Stage and area of the joined water, km2, as published for 2020, 2022 and 2023; the lowest pair is the bed's. */
const AREAS: Curve = [
  [2.5, 60],
  [7.47, 256],
  [7.9, 277],
  [8.14, 315],
  [10.41, 850],
  [11.17, 1_140],
  [12.01, 1_450],
  [13.69, 2_060],
  [16.23, 2_960],
  [22.5, 4_206],
];
const LARGEST = 4_234;

/**
 * Stage and volume, 1e8 m3, as published up to 12.01 m; at 13.69 m from the published gain since 10.53 m, above from
 * the areas. In low water it grows by less than the area, for the upper lake then lies higher than Xingzi.
 */
const VOLUMES: Curve = [
  [2.5, 1],
  [7.47, 8.46],
  [7.9, 9.08],
  [8.14, 9.53],
  [11.17, 23.2],
  [12.01, 29.2],
  [13.69, 50],
  [16.23, 108],
  [19, 200],
  [22.5, 337],
];
const STAGES = inverse(VOLUMES);
