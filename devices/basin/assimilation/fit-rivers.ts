import type { LandName } from '../network.ts';
import { type River, SUB_BASINS } from '../sub-basins.ts';
import { leastSquares } from './least-squares.ts';
import { HOURS_BACK, HOURS_FITTED } from './observed.ts';
import type { ObservedFlows } from './observed-flows.ts';
import type { Past, Tuning, Tunings } from './run-past.ts';

/**
 * What the model must be told of each river so that its daily flows of the last 30 days are as measured. Rivers are
 * fitted together and independently; without readings, and as far as these say little, nothing is multiplied.
 */
export function fitRivers(past: Past, flows: ObservedFlows): Tunings {
  const found = leastSquares({
    count: RIVERS.length,
    bounds: NUMBERS.map(({ least, most }) => [Math.log(least), 0, Math.log(most)]),
    residuals: (points) =>
      residualsOf(modelled(past, tuningsOf(points), flows.measured), flows, points),
  });
  return tuningsOf(found);
}

/** Whether a river has a gauge that the model was fitted to. */
export function isFitted(river: River, { measured }: ObservedFlows): boolean {
  return measured.some((node) => SUB_BASINS[node].river === river);
}

export const RIVERS = [...new Set(Object.values(SUB_BASINS).map(({ river }) => river))];

/** What is found, in which bounds, and the scatter that it is taken to have before any reading is seen; unverified. */
const NUMBERS = [
  { name: 'wetness', least: 0.5, most: 2, scatter: 0.3 },
  { name: 'groundwater', least: 0.25, most: 4, scatter: 0.6 },
  { name: 'rain', least: 0.5, most: 1.8, scatter: 0.2 },
] as const satisfies readonly {
  name: keyof Tuning;
  least: number;
  most: number;
  scatter: number;
}[];

function tuningsOf(points: readonly (readonly number[])[]): Tunings {
  const all = RIVERS.map((river, i) => {
    const numbers = NUMBERS.map(({ name }, j) => [name, Math.exp(points[i]?.[j] ?? 0)]);
    return [river, Object.fromEntries(numbers)];
  });
  return Object.fromEntries(all) as Tunings;
}

type Hydrographs = ReadonlyMap<LandName, Float64Array>;

/** Flows at gauges of the network by hour. */
function modelled(past: Past, tunings: Tunings, nodes: readonly LandName[]): Hydrographs {
  const found = new Map(nodes.map((name) => [name, new Float64Array(HOURS_BACK)]));
  past.run(tunings, (state, _, hour) => {
    for (const [name, values] of found) values[hour] = state.rivers.discharge[name];
    return state;
  });
  return found;
}

/** Of each river: the roots of its daily flows, modelled less measured, then how far its numbers are from 1. */
function residualsOf(
  hydrographs: Hydrographs,
  { nodes, measured }: ObservedFlows,
  points: readonly (readonly number[])[],
): number[][] {
  return RIVERS.map((river, i) => {
    const own = measured.filter((name) => SUB_BASINS[name].river === river);
    const errors = own.flatMap((name) => dailyErrors(hydrographs.get(name), nodes[name]));
    const moves = NUMBERS.map(({ scatter }, j) => (points[i]?.[j] ?? 0) / scatter);
    return [...errors, ...moves];
  });
}

/** In parts of TRUST of the root of the mean flow; 0 for a day with too few readings. */
function dailyErrors(
  modelled: Float64Array = new Float64Array(),
  measured: Float64Array = new Float64Array(),
): number[] {
  const known = measured.subarray(-HOURS_FITTED).filter((flow) => !Number.isNaN(flow));
  const mean = known.reduce((sum, flow) => sum + flow, 0) / Math.max(known.length, 1);
  const unit = TRUST * Math.sqrt(Math.max(mean, 1));
  return Array.from({ length: HOURS_FITTED / 24 }, (_, day) => {
    const first = HOURS_BACK - HOURS_FITTED + day * 24;
    let [sum, count] = [0, 0];
    for (let hour = first; hour < first + 24; hour++) {
      const flow = measured[hour] ?? Number.NaN;
      if (Number.isNaN(flow)) continue;
      sum += Math.sqrt(Math.max(modelled[hour] ?? 0, 0)) - Math.sqrt(Math.max(flow, 0));
      count++;
    }
    return count < FEWEST ? 0 : sum / count / unit;
  });
}

/** The root of a day's flow is taken to be right to so much of it, hours of a day must be read to count. */
const TRUST = 0.1;
const FEWEST = 6;
