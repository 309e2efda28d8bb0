import { z } from 'zod';
import {
  createXinanjiang,
  type LandState,
  type XinanjiangParameters,
} from '../../devices/basin/xinanjiang.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { Series } from '../series/series.ts';
import type { Weather } from './land-weather.ts';

const number = z.number();

/** Parameters of Xin'anjiang for one basin. */
export const LandParameters = z.object({
  ...{ K: number, B: number, IM: number, UM: number, LM: number, DM: number, C: number },
  ...{ SM: number, EX: number, KI: number, KG: number, CI: number, CG: number, CS: number },
  L: number,
}) satisfies z.ZodType<XinanjiangParameters>;

/** Runoff of the land, mm a step, and the water it held after each. */
export interface LandRun {
  readonly runoff: Float64Array;
  readonly states: readonly LandState[];
}

/** Runs the land under its weather from step `from` on, half full; NaN and no state before. */
export function runLand(
  parameters: XinanjiangParameters,
  { rain, evaporation }: Weather,
  { step }: Pick<Series, 'step'>,
  from = 0,
): LandRun {
  const land = createXinanjiang(parameters, { hours: step / HOUR_MS });
  const runoff = new Float64Array(rain.length).fill(Number.NaN);
  const states: LandState[] = [];
  let state = land.start(0);
  for (let at = from; at < rain.length; at++) {
    const next = land.step(state, { rain: rain[at] ?? 0, evaporation: evaporation[at] ?? 0 });
    runoff[at] = next.runoff;
    state = next.state;
    states[at] = state;
  }
  return { runoff, states };
}

/** Runoff of each of the next `steps` if no more rain falls and as much evaporates as on the day before, mm a step. */
export function drainLand(
  parameters: XinanjiangParameters,
  start: { readonly state: LandState; readonly evaporation: number },
  { step }: Pick<Series, 'step'>,
  steps: number,
): Float64Array {
  const land = createXinanjiang(parameters, { hours: step / HOUR_MS });
  let { state } = start;
  return Float64Array.from({ length: steps }, () => {
    const next = land.step(state, { rain: 0, evaporation: start.evaporation });
    state = next.state;
    return next.runoff;
  });
}
