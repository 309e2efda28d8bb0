import type { Station } from '../../domain/station.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Span } from './basin.ts';
import { type DoorOptions, openDoor } from './door.ts';
import { fillHistory, type HistoryProgress } from './history.ts';
import { createHydrologicalBasin } from './hydrological-basin.ts';
import { goLive } from './live.ts';
import type { Scenario } from './weather/scenarios.ts';

export interface SimulatorOptions extends DoorOptions {
  readonly stations: readonly Station[];
  readonly clock: { now(): number };
  /** Another seed, other weather and other faults. Default 6. */
  readonly seed?: number;
  /** Default normal: the weather and the water of the calendar. */
  readonly scenario?: Scenario;
  /** How far the basin's time runs ahead of the clock, ms, in whole days; default 0. */
  readonly offset?: number;
  /** Spans of the past to fill in the background; see `historyToFill`. Default none. */
  readonly history?: readonly Span[];
  readonly onProgress?: (progress: HistoryProgress) => void;
  /** How fast history is sent at most; default 240. */
  readonly historyPacketsPerSecond?: number;
}

/**
 * Starts the simulated basin's gear: every station publishes over MQTT as if it stood in the field, faults included
 * (`faultsOf` tells which), while history is filled beside it, newest first. Resolves at once; the door may open later.
 */
export async function startSimulator(
  options: SimulatorOptions,
): Promise<{ stop(): Promise<void> }> {
  const { stations, clock, seed = 6, history = [] } = options;
  const from = clock.now();
  const earliest = Math.min(from, ...history.map((span) => span.from));
  const basin = createHydrologicalBasin({
    seed,
    scenario: options.scenario ?? 'normal',
    from: earliest - LOOK_BACK_MS,
    offset: options.offset ?? 0,
  });
  const door = openDoor(options);
  const gear = { basin, stations, seed, door };

  const past = fillHistory({
    ...gear,
    onProgress: options.onProgress,
    packetsPerSecond: options.historyPacketsPerSecond,
  });
  for (const span of history) past.add(span);

  const live = goLive({ ...gear, from, onMissed: past.add });
  const timer = setInterval(() => live.tick(clock.now()), TICK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await past.stop();
      await door.close();
    },
  };
}

/**
 * What is still to be filled so that the last `days` stand in the store: all of them at first, and later what lies
 * before and after the times already stored, the newest first.
 */
export function historyToFill(
  now: number,
  days: number,
  stored?: { readonly oldest: number; readonly newest: number },
): Span[] {
  const all = { from: now - days * DAY_MS, to: now };
  if (!stored) return [all];
  const since = { from: Math.max(all.from, stored.newest), to: now };
  const before = { from: all.from, to: Math.min(now, stored.oldest) };
  return [since, before].filter(({ from, to }) => to > from);
}

/** Fast enough that every due second is its own; gear reports at most once a minute. */
const TICK_MS = 250;

/** A flat line shows what stood days before its span. */
const LOOK_BACK_MS = 5 * DAY_MS;
