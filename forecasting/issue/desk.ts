import { setImmediate as breathe } from 'node:timers/promises';
import type { Forecast, ForecastCard } from '../../domain/forecast.ts';
import type { Observation } from '../../domain/observation.ts';
import { type Station, seriesId } from '../../domain/station.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import type { RoomContext } from '../../infra/room.ts';
import { rememberedHours, storedHours } from './hours.ts';
import { TARGETS } from './inputs.ts';
import { issueRound } from './issue-round.ts';
import { isDue, LATE, type Round, takeUp } from './round.ts';
import type { Shelf } from './shelf.ts';

/** What a look gave: forecasts in order of their issues, and the cards of the models that made them. */
export interface Issued {
  readonly forecasts: readonly Forecast[];
  readonly cards: readonly ForecastCard[];
}

/** Issues what is due. Its calls must come one at a time. */
export interface Desk {
  look(signal: AbortSignal): Promise<Issued>;
}

/** Every series is looked at again for late readings as often as this. */
const LATE_LOOK_MS = 10 * MINUTE_MS;

/** What the desk leans on. */
export type DeskContext = Pick<RoomContext, 'store' | 'journal' | 'clock'> & {
  readonly stations: ReadonlyMap<string, Station>;
  readonly shelf: Shelf;
};

/** Looks at the newest reading of every series; the full hour before it is issued at the next look but one. */
export function openDesk(context: DeskContext): Desk {
  const { store, journal, clock, stations } = context;
  const hours = rememberedHours(storedHours(store, stations), LATE);
  const rounds = new Map<string, Round>();
  let lateLookAt = Number.NEGATIVE_INFINITY;

  /** The hour that is now due of a series; undefined when it is seen for the first time, or nothing is. */
  async function dueHour(station: string, property: string, newest: number) {
    const key = seriesId(station, property);
    const known = rounds.get(key);
    const round = known ?? (await takeUp(journal, { station, property }, newest));
    rounds.set(key, round);
    const hour = Math.min(round.noted, newest);
    round.noted = newest;
    return known && { round, hour };
  }

  async function issueDue({ station, property, time }: Observation, isLateLook: boolean) {
    const due = await dueHour(station, property, Math.floor(time / HOUR_MS) * HOUR_MS);
    if (!due) return [];
    const mayBeLate = isLateLook && time > due.round.heard;
    if (isLateLook) due.round.heard = time;
    if (!isDue(due.round, due.hour) && !mayBeLate) return [];
    return [await issueRound(context, hours, due)];
  }

  return {
    async look(signal) {
      const isLateLook = clock.now() - lateLookAt >= LATE_LOOK_MS;
      if (isLateLook) lateLookAt = clock.now();
      const newest = await store.latest();
      const issued: Issued[] = [];
      for (const observation of newest.filter(({ property }) => TARGETS.includes(property))) {
        if (signal.aborted) break;
        issued.push(...(await issueDue(observation, isLateLook)));
        await breathe();
      }
      return together(issued);
    },
  };
}

function together(issued: readonly Issued[]): Issued {
  const forecasts = issued.flatMap((one) => one.forecasts);
  return {
    forecasts: forecasts.toSorted((a, b) => a.issued - b.issued),
    cards: issued.flatMap(({ cards }) => cards),
  };
}
