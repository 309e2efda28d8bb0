import { createReach, type ReachState } from './muskingum.ts';
import { LAND_NAMES, type LandName, NETWORK } from './network.ts';
import { RESERVOIRS, type ReservoirName, releaseOf } from './reservoirs.ts';

type PerLand<T> = Readonly<Record<LandName, T>>;
type PerReservoir<T> = Readonly<Record<ReservoirName, T>>;

/** The water in the rivers at the end of a step, and the mean flows in it, m3/s. */
export interface RiversState {
  /** Below each gauge. */
  readonly reaches: PerLand<ReachState>;
  /** m3. */
  readonly reservoirs: PerReservoir<number>;
  readonly reservoirInflow: PerReservoir<number>;
  /** At each gauge, below its reservoir if it has one. */
  readonly discharge: PerLand<number>;
  /** Into the lake. */
  readonly toLake: number;
}

export interface RiversForcing {
  /** When the step begins, epoch ms. */
  readonly time: number;
  /** From the land of each gauge, m3/s. */
  readonly runoff: PerLand<number>;
  /** m3/s that an operator releases instead of the rule's. */
  readonly releases?: Partial<PerReservoir<number>> | undefined;
}

export interface Rivers {
  step(state: RiversState, forcing: RiversForcing): RiversState;
  /** Empty rivers, and reservoirs as their rule curves end the year. */
  start(): RiversState;
  /** m3. */
  storage(state: RiversState): number;
}

/** The gauges, dams and reaches of the network in steps of `hours`. */
export function createRivers(hours: number): Rivers {
  const seconds = hours * 3600;
  const reaches = perLand((name) => createReach(NETWORK[name].reach, hours));

  return {
    step(state, { time, runoff, releases }) {
      const arriving = { lake: 0, ...runoff };
      const next = {
        reaches: { ...state.reaches },
        reservoirs: { ...state.reservoirs },
        reservoirInflow: { ...state.reservoirInflow },
        discharge: { ...state.discharge },
      };
      for (const name of LAND_NAMES) {
        const { below, reservoir } = NETWORK[name];
        let flow = arriving[name];
        if (reservoir) {
          const stored = state.reservoirs[reservoir];
          const step = { time, seconds, inflow: flow, release: releases?.[reservoir] };
          next.reservoirInflow[reservoir] = flow;
          flow = releaseOf(RESERVOIRS[reservoir], stored, step);
          next.reservoirs[reservoir] = stored + (step.inflow - flow) * seconds;
        }
        next.discharge[name] = flow;
        next.reaches[name] = reaches[name].step(state.reaches[name], flow);
        arriving[below] += next.reaches[name].at(-1) ?? 0;
      }
      return { ...next, toLake: arriving.lake };
    },

    start: () => ({
      reaches: perLand((name) => reaches[name].start(0)),
      reservoirs: perReservoir(({ rule }) => (rule.at(-1) ?? 0) * 1e8),
      reservoirInflow: perReservoir(() => 0),
      discharge: perLand(() => 0),
      toLake: 0,
    }),

    storage: ({ reaches: states, reservoirs }) =>
      LAND_NAMES.reduce((sum, name) => sum + reaches[name].storage(states[name]), 0) +
      Object.values(reservoirs).reduce((sum, stored) => sum + stored, 0),
  };
}

/** A value for each piece of land. */
export function perLand<T>(of: (name: LandName) => T): Record<LandName, T> {
  return Object.fromEntries(LAND_NAMES.map((name) => [name, of(name)])) as Record<LandName, T>;
}

function perReservoir<T>(of: (reservoir: (typeof RESERVOIRS)[ReservoirName]) => T) {
  const all = Object.entries(RESERVOIRS).map(([name, reservoir]) => [name, of(reservoir)]);
  return Object.fromEntries(all) as Record<ReservoirName, T>;
}
