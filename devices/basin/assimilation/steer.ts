import type { BasinState } from '../basin-model.ts';
import { DAMS } from '../gauges.ts';
import { interpolate, inverse } from '../interpolate.ts';
import { lakeAt } from '../lake.ts';
import { LAND_PARAMETERS } from '../land-parameters.ts';
import { createReach } from '../muskingum.ts';
import { LAND_NAMES, type LandName, NETWORK } from '../network.ts';
import { RESERVOIRS, type ReservoirName } from '../reservoirs.ts';
import { perLand } from '../rivers.ts';
import { SUB_BASINS } from '../sub-basins.ts';
import { lastMean, type Observed } from './observed.ts';
import type { ObservedFlows } from './observed-flows.ts';
import type { Steer } from './run-past.ts';

/** Sets the rivers below each gauge to the flow that was observed there, hour by hour, and notes how far off it was. */
export function steerByFlows({ nodes }: ObservedFlows): {
  readonly steer: Steer;
  /** Observed less modelled in the last hours, m3/s, at each gauge that was read then. */
  errors(): ReadonlyMap<LandName, number>;
} {
  const gauged = LAND_NAMES.filter((name) => nodes[name] !== undefined);
  const misses = new Map(gauged.map((name) => [name, nodes[name]?.map(() => Number.NaN)]));
  return {
    steer(after, before, hour) {
      const reaches = { ...after.rivers.reaches };
      const discharge = { ...after.rivers.discharge };
      for (const name of gauged) {
        const flow = nodes[name]?.[hour] ?? Number.NaN;
        if (Number.isNaN(flow)) continue;
        misses.get(name)?.fill(flow - discharge[name], hour, hour + 1);
        reaches[name] = REACHES[name].step(before.rivers.reaches[name], flow);
        discharge[name] = flow;
      }
      return { ...after, rivers: { ...after.rivers, reaches, discharge } };
    },
    errors: () => new Map(gauged.flatMap((name) => withMean(name, misses.get(name)))),
  };
}

/** What the dams let out, where it was observed: then they hold what the balance leaves. */
export function observedReleases({ nodes }: ObservedFlows, hour: number) {
  const known = LAND_NAMES.flatMap((name): [ReservoirName, number][] => {
    const { reservoir } = NETWORK[name];
    const flow = nodes[name]?.[hour] ?? Number.NaN;
    return reservoir === undefined || Number.isNaN(flow) ? [] : [[reservoir, flow]];
  });
  return Object.fromEntries(known) as Partial<Record<ReservoirName, number>>;
}

/**
 * What is on its way in the channels above each gauge, made more or less so that the gauge would have shown what was
 * observed: by half to twice at most, for the rest may be the gauge's fault.
 */
export function withChannels(state: BasinState, errors: ReadonlyMap<LandName, number>): BasinState {
  const owners = perLand((name) => firstGauge(name, errors));
  const factor = perLand((gauge) => {
    const above = LAND_NAMES.filter((name) => owners[name] === gauge);
    const carried = above.reduce((sum, name) => sum + runoffOf(name, state), 0);
    const wanted = 1 + (errors.get(gauge) ?? 0) / Math.max(carried, 1);
    return Math.min(Math.max(wanted, 0.5), 2);
  });
  return {
    ...state,
    land: perLand((name) => {
      const land = state.land[name];
      const by = factor[owners[name] ?? name];
      const lag = land.lag.map((mm) => mm * by);
      return { ...land, channel: land.channel * by, interflow: land.interflow * by, lag };
    }),
  };
}

/** The lake and the reservoirs at the levels that were last read. */
export function withLevels(
  state: BasinState,
  observed: Observed,
  flows: ObservedFlows,
): BasinState {
  const stage = lastMean(flows.lake);
  const yangtze = lastMean(flows.yangtze) ?? 0;
  const reservoirs = { ...state.rivers.reservoirs };
  for (const [name, level] of damLevels(observed)) {
    const { stages, dead, full } = RESERVOIRS[name];
    const storage = interpolate(inverse(stages), level);
    reservoirs[name] = Math.min(Math.max(storage, dead), full) * 1e8;
  }
  const lake = stage === undefined ? state.lake : lakeAt(stage, yangtze);
  return { ...state, lake, rivers: { ...state.rivers, reservoirs } };
}

/** Levels last read at the dams, m. */
export function damLevels({ series }: Observed): ReadonlyMap<ReservoirName, number> {
  const known = Object.entries(DAMS).flatMap(([id, name]): [ReservoirName, number][] => {
    const hours = series.find(
      ({ station, property }) => station === id && property === 'stage',
    )?.hours;
    const level = hours && lastMean(hours, 6);
    return level === undefined ? [] : [[name, level]];
  });
  return new Map(known);
}

const REACHES = perLand((name) => createReach(NETWORK[name].reach, 1));

function withMean(name: LandName, misses = new Float64Array()): [LandName, number][] {
  const error = lastMean(misses);
  return error === undefined ? [] : [[name, error]];
}

/** The first gauge that a piece of land's water passes. */
function firstGauge(name: LandName, gauges: ReadonlyMap<LandName, unknown>): LandName | undefined {
  if (gauges.has(name)) return name;
  const { below } = NETWORK[name];
  return below === 'lake' ? undefined : firstGauge(below, gauges);
}

/** What a piece of land gave its river in the last hour, m3/s, from what stayed in its channels. */
function runoffOf(name: LandName, { land }: BasinState): number {
  const kept = LAND_PARAMETERS[name].CS ** (1 / 24);
  const mm = (land[name].channel * (1 - kept)) / kept;
  return (mm * SUB_BASINS[name].area * 1000) / 3600;
}
