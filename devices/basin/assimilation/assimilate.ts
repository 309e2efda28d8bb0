import type { ReservoirNow, RiverFit, StartState } from '../../../domain/start-state.ts';
import { RESERVOIR_IDS } from '../../../domain/what-if.ts';
import type { BasinState, Forcing } from '../basin-model.ts';
import { inSeason, interpolate } from '../interpolate.ts';
import { LAND_NAMES, NETWORK } from '../network.ts';
import { RESERVOIRS, reservoirStage } from '../reservoirs.ts';
import { createAssessor, modelledAt } from './assess.ts';
import { fitRivers, isFitted, RIVERS } from './fit-rivers.ts';
import { lastMean, type Observed } from './observed.ts';
import { type ObservedFlows, observedFlows } from './observed-flows.ts';
import { basinRainOfDays, pastForcing } from './past-forcing.ts';
import { createPast, type Tunings } from './run-past.ts';
import { damLevels, observedReleases, steerByFlows, withChannels, withLevels } from './steer.ts';

/** The basin as it stands now, with all that a look ahead needs of the past. */
export interface Assimilated {
  readonly state: BasinState;
  /** m3/s that comes down the Yangtze now. */
  readonly yangtze: number;
  /** Observed less modelled at the start, by series ("station/property"), canonical unit. */
  readonly offsets: ReadonlyMap<string, number>;
  /** The forcing of the last 35 days by hour. */
  readonly hours: readonly Forcing[];
  /** What people are told of it. */
  readonly told: StartState;
}

/**
 * The start of a look ahead from what was observed: the model goes through the past with the observed rain, is fitted to the
 * daily flows of the last 30 days, then carries the observed flows down its rivers, and ends at the last levels read.
 * Readings that fail or are suspect must not be among the observed. Gaps are filled by the season and told.
 */
export function assimilate(observed: Observed): Assimilated {
  const flows = observedFlows(observed);
  const forcing = pastForcing(observed, flows.yangtze);
  const past = createPast(forcing, observed.time);
  const tunings = fitRivers(past, flows);

  const assessor = createAssessor(observed);
  past.run(tunings, (state, _, hour) => {
    assessor.see(state, hour);
    return state;
  });
  const { steer, errors } = steerByFlows(flows);
  const steered = past.run(tunings, steer, (hour) => observedReleases(flows, hour));
  const state = withLevels(withChannels(steered, errors()), observed, flows);

  const yangtze = lastMean(flows.yangtze);
  const flow = yangtze ?? forcing.hours.at(-1)?.yangtze ?? 0;
  return {
    state,
    yangtze: flow,
    offsets: offsetsOf(observed, state),
    hours: forcing.hours,
    told: {
      time: observed.time,
      rivers: RIVERS.map((river) => riverFit(river, tunings, flows)),
      gauges: assessor.fits(),
      reservoirs: reservoirsOf(observed, state),
      rainKnown: forcing.rainKnown,
      rainOfDays: basinRainOfDays(forcing.hours),
      yangtze: { flow, observed: yangtze !== undefined },
    },
  };
}

function riverFit(river: RiverFit['river'], tunings: Tunings, flows: ObservedFlows): RiverFit {
  return { river, ...tunings[river], observed: isFitted(river, flows) };
}

function offsetsOf({ series }: Observed, state: BasinState): ReadonlyMap<string, number> {
  return new Map(
    series.flatMap((one): [string, number][] => {
      const water = one.property === 'stage' || one.property === 'discharge';
      const [seen, said] = water ? [lastMean(one.hours), modelledAt(one, state)] : [];
      const known = seen !== undefined && said !== undefined;
      return known ? [[`${one.station}/${one.property}`, seen - said]] : [];
    }),
  );
}

function reservoirsOf(observed: Observed, { rivers, time }: BasinState): ReservoirNow[] {
  const read = damLevels(observed);
  return RESERVOIR_IDS.map((id) => {
    const reservoir = RESERVOIRS[id];
    const at = LAND_NAMES.find((name) => NETWORK[name].reservoir === id);
    const levelOf = (storage: number) => interpolate(reservoir.stages, storage);
    return {
      reservoir: id,
      level: reservoirStage(reservoir, rivers.reservoirs[id]),
      observed: read.has(id),
      ruleLevel: levelOf(inSeason(reservoir.rule, time)),
      deadLevel: levelOf(reservoir.dead),
      fullLevel: levelOf(reservoir.full),
      release: at === undefined ? 0 : rivers.discharge[at],
      most: reservoir.most,
    };
  });
}
