import { isDeepStrictEqual } from 'node:util';
import type { Observation } from '../../domain/observation.ts';
import { Hazard, type Station } from '../../domain/station.ts';
import { warnings as topic } from '../../domain/topics.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { Owns, StreamsContext } from '../processor.ts';
import { lastSeverity } from './timeline.ts';
import { journalEntryOf } from './told.ts';
import { reconsider, standingNow, takeIn, takeUp, type Vigil } from './vigil.ts';
import { severityOf, type Watch, watchesOf, watchKey } from './watch.ts';

/** All watches of the house, taken up as their stations speak. Its calls must come one at a time. */
export interface Watches {
  /** Takes in observations as they come from the topic. */
  take(entries: readonly Entry<readonly Observation[]>[]): Promise<void>;
  /** Goes over a station's readings again where its levels are others now. */
  reconsider(station: Station): Promise<void>;
  /** Goes over the readings of every station of these where something else holds than was told last. */
  putRight(owns: Owns): Promise<void>;
}

/** `lastWords`: the newest event of each station and hazard. */
export function keepWatches(
  context: StreamsContext,
  lastWords: ReadonlyMap<string, WarningEvent>,
): Watches {
  const byStation = new Map<string, readonly Watch[]>();
  const vigils = new Map<Watch, Vigil>();

  function watchesAt(id: string): readonly Watch[] {
    const known = byStation.get(id);
    if (known) return known;
    const station = context.stations.get(id);
    const watches = station ? watchesNow(station, lastWords) : [];
    byStation.set(id, watches);
    return watches;
  }

  async function vigilOf(watch: Watch): Promise<Vigil> {
    const vigil = vigils.get(watch) ?? (await takeUp(context, watch));
    vigils.set(watch, vigil);
    return vigil;
  }

  async function goOver(watches: readonly Watch[]): Promise<void> {
    const news: News[] = [];
    for (const watch of watches) {
      const vigil = await vigilOf(watch);
      news.push({ vigil, events: await reconsider(context, vigil) });
    }
    await tell(context, news);
  }

  return {
    async take(entries) {
      const readings = new Map<Watch, Observation[]>();
      for (const { message } of entries) sortByWatch(message, watchesAt, readings);
      const news: News[] = [];
      for (const [watch, ofThatWatch] of readings) {
        const vigil = await vigilOf(watch);
        news.push({ vigil, events: await takeIn(context, vigil, ofThatWatch) });
      }
      await tell(context, news);
    },

    async reconsider(station) {
      const before = byStation.get(station.id) ?? [];
      const watches = watchesNow(station, lastWords);
      // Its name or its place may have changed, or nothing: a replay and the simulator announce theirs every time.
      if (isDeepStrictEqual(before, watches)) return;
      for (const watch of before) vigils.delete(watch);
      byStation.set(station.id, watches);
      await goOver(watches);
    },

    async putRight(owns) {
      const astray: Watch[] = [];
      for (const watch of [...context.stations.keys()].filter(owns).flatMap(watchesAt)) {
        if (isAstray(await vigilOf(watch), lastWords)) astray.push(watch);
      }
      await goOver(astray);
    },
  };
}

/** Something else holds than was told last, in the topic or in the journal. */
function isAstray(vigil: Vigil, lastWords: ReadonlyMap<string, WarningEvent>): boolean {
  const { watch, told } = vigil;
  const holds = severityOf(watch, standingNow(vigil).crossed);
  return holds !== lastWords.get(watchKey(watch))?.severity || holds !== lastSeverity(told);
}

interface News {
  readonly vigil: Vigil;
  readonly events: readonly WarningEvent[];
}

/** The station's watches, and for each warning in force that no level stands for any more, one without lines. */
function watchesNow(station: Station, lastWords: ReadonlyMap<string, WarningEvent>): Watch[] {
  const watches = watchesOf(station);
  const orphans = Hazard.options.flatMap((hazard): Watch[] => {
    const event = lastWords.get(watchKey({ station: station.id, hazard }));
    if (!event?.severity || watches.some((watch) => watch.hazard === hazard)) return [];
    const { property } = event;
    return [{ station: station.id, hazard, property, lines: [], reach: 0 }];
  });
  return [...watches, ...orphans];
}

function sortByWatch(
  message: readonly Observation[],
  watchesAt: (id: string) => readonly Watch[],
  readings: Map<Watch, Observation[]>,
): void {
  for (const observation of message) {
    for (const watch of watchesAt(observation.station)) {
      if (watch.property !== observation.property) continue;
      const found = readings.get(watch);
      if (found) found.push(observation);
      else readings.set(watch, [observation]);
    }
  }
}

/** To the topic first: what the journal does not know yet is found out and told again after a crash. */
async function tell({ log, journal }: StreamsContext, news: readonly News[]): Promise<void> {
  const events = news.flatMap((one) => one.events);
  if (events.length === 0) return;
  await log.append(topic, news.flatMap(withLastWord));
  await journal.record(events.map(journalEntryOf));
}

/** The topic keeps the newest event of a watch: it must say what holds now, even after an old change was put right. */
function withLastWord({ vigil, events }: News): readonly WarningEvent[] {
  const told = events.at(-1);
  const newest = vigil.told.at(-1);
  const isOld = told && newest && told.readingTime < newest.readingTime;
  return isOld ? [...events, newest] : events;
}
