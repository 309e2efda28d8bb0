import { overflow } from './capacity-curve.ts';

export interface TensionWaterParameters {
  /** Capacity of the upper, lower and deep layer, mm. */
  readonly UM: number;
  readonly LM: number;
  readonly DM: number;
  /** Exponent of the curve of capacity over the area. */
  readonly B: number;
  /** Ratio of deep evaporation. */
  readonly C: number;
}

/** What the upper, lower and deep soil holds against gravity, mm. */
export interface TensionWater {
  readonly wu: number;
  readonly wl: number;
  readonly wd: number;
}

export interface Soaked {
  readonly water: TensionWater;
  readonly evaporation: number;
  readonly runoff: number;
}

/** One step of the soil under `rain` and a `demand` of evaporation, mm: what it holds, gives off and cannot take. */
export function soak(
  parameters: TensionWaterParameters,
  water: TensionWater,
  rain: number,
  demand: number,
): Soaked {
  if (rain <= demand) return dry(parameters, water, rain, demand);
  const { UM, LM, DM, B } = parameters;
  const excess = rain - demand;
  const runoff = overflow(UM + LM + DM, B, water.wu + water.wl + water.wd, excess);
  return { water: fill(parameters, water, excess - runoff), evaporation: demand, runoff };
}

/** Evaporation by three layers: the upper as asked, the lower as far as it is full, the deep what C asks at least. */
function dry(
  { LM, C }: TensionWaterParameters,
  { wu, wl, wd }: TensionWater,
  rain: number,
  demand: number,
): Soaked {
  const eu = Math.min(wu + rain, demand);
  const rest = demand - eu;
  const el = Math.min(wl, rest * Math.max(wl / LM, C));
  const ed = wl < C * LM ? Math.min(wd, Math.max(C * rest - el, 0)) : 0;
  return {
    water: { wu: wu + rain - eu, wl: wl - el, wd: wd - ed },
    evaporation: eu + el + ed,
    runoff: 0,
  };
}

/** From the top down. */
function fill({ UM, LM }: TensionWaterParameters, water: TensionWater, gain: number) {
  const wu = Math.min(UM, water.wu + gain);
  const below = gain - (wu - water.wu);
  const wl = Math.min(LM, water.wl + below);
  return { wu, wl, wd: water.wd + below - (wl - water.wl) };
}
