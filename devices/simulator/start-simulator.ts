import type { Station } from '../../domain/station.ts';
import type { Span } from './basin.ts';
import { type DoorOptions, openDoor } from './door.ts';
import { fillHistory, type HistoryOptions } from './history.ts';
import { createHydrologicalBasin } from './hydrological-basin.ts';
import { goLive } from './live.ts';
import { startPastWorker } from './past-worker.ts';
import { asRegistered, lively } from './reports.ts';
import type { ObservedRain } from './weather/observed-rain.ts';
import type { Scenario } from './weather/scenarios.ts';

export interface SimulatorOptions
  extends DoorOptions,
    Pick<HistoryOptions, 'backlog' | 'onProgress'> {
  /** History is sent in this order: what the last of them has, all have. */
  readonly stations: readonly Station[];
  readonly clock: { now(): number };
  /** How fast the clock runs; default 1. Gear reports as registered when it is faster, else more often: see `lively`. */
  readonly speed?: number | undefined;
  /** Another seed, other weather and other faults. */
  readonly seed?: number;
  /** Default normal: the weather and the water of the calendar. */
  readonly scenario?: Scenario;
  /** Areal rain to follow within its span. */
  readonly observed?: ObservedRain | undefined;
  /** Spans of the past to fill in the background. Default none. */
  readonly history?: readonly Span[];
}

/** The seed of the simulated basin where none is named. */
export const SEED = 6;

/**
 * Starts the simulated basin's gear: every station publishes over MQTT as if it stood in the field, faults included
 * (`faultsOf` tells which), while history is filled beside it, newest first. Resolves at once; the door may open later.
 */
export async function startSimulator(
  options: SimulatorOptions,
): Promise<{ stop(): Promise<void> }> {
  const { stations, clock, seed = SEED, speed = 1, scenario = 'normal', observed } = options;
  const from = clock.now();
  const weather = { seed, scenario, observed };

  const basin = createHydrologicalBasin({ ...weather, from: from - LOOK_BACK_MS });
  const door = openDoor(options); // not before: to settle the basin takes seconds, and nobody waits so long for a CONNECT
  const past = fillHistory({
    ...options,
    door,
    startWorker: () => startPastWorker({ ...weather, stations }),
  });
  for (const span of options.history ?? []) past.add(span);

  const pace = speed > 1 ? asRegistered : lively;
  const live = goLive({ basin, stations, seed, door, pace, speed, from, onMissed: past.add });
  const timer = setInterval(() => live.tick(clock.now()), TICK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await past.stop();
      await door.close();
    },
  };
}

/** Fast enough that every due second is its own; gear reports at most once a minute. */
const TICK_MS = 250;

/** A flat line shows what stood days before its span. */
const LOOK_BACK_MS = 5 * 86_400_000;
