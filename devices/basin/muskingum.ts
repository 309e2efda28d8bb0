/** A river reach: K, its travel time in hours, and x, how much its inflow weighs in what it stores. */
export interface ReachParameters {
  readonly K: number;
  readonly x: number;
}

/** Mean flows over the last step, m3/s: into the reach, then out of each of its sub-reaches. */
export type ReachState = readonly number[];

export interface Reach {
  /** The state after a step with a mean inflow; its last flow is what leaves the reach. */
  step(state: ReachState, inflow: number): ReachState;
  /** A reach that has long carried `flow`. */
  start(flow: number): ReachState;
  /** What is on its way, m3: all that came in and has not gone out, step by step. */
  storage(state: ReachState): number;
}

/**
 * Muskingum routing (McCarthy 1938) in steps of `hours`: O' = C0 I' + C1 I + C2 O. Where the step is shorter than 2Kx
 * the reach is cut into equal sub-reaches; one too quick for the step, 2K(1 - x) < step, passes its inflow on at once.
 */
export function createReach({ K, x }: ReachParameters, hours: number): Reach {
  const count = 2 * K * (1 - x) < hours ? 0 : Math.max(1, Math.ceil((2 * K * x) / hours));
  const k = K / count;
  const half = hours / 2;
  const sum = k * (1 - x) + half;
  const [c0, c1, c2] = [(half - k * x) / sum, (half + k * x) / sum, (k * (1 - x) - half) / sum];

  return {
    step(state, inflow) {
      const next = [inflow];
      for (let i = 1; i <= count; i++)
        next.push(c0 * flow(next, i - 1) + c1 * flow(state, i - 1) + c2 * flow(state, i));
      return next;
    },
    start: (inflow) => new Array<number>(count + 1).fill(inflow),
    storage(state) {
      let stored = 0;
      for (let i = 1; i <= count; i++)
        stored += (half + k * x) * flow(state, i - 1) + (k * (1 - x) - half) * flow(state, i);
      return stored * 3600;
    },
  };
}

function flow(flows: ReachState, index: number): number {
  return flows[index] ?? 0;
}
