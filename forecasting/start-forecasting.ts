import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ForecastCard } from '../domain/forecast.ts';
import { type Station, seriesId } from '../domain/station.ts';
import { SECOND_MS } from '../domain/time.ts';
import { forecastCards, forecasts, stations as registry } from '../domain/topics.ts';
import { follow, newest } from '../infra/follow.ts';
import type { Room, RoomContext } from '../infra/room.ts';
import { type Issued, openDesk } from './issue/desk.ts';
import { openShelf } from './issue/shelf.ts';
import { startAssessments } from './risk/start-assessments.ts';
import { nightlyTraining } from './train/nightly.ts';
import { unpackModels } from './train/pack.ts';
import { SHIPPED } from './train/shipped.ts';

/** How often it is looked whether something is due. */
const LOOK_MS = 20 * SECOND_MS;

/**
 * Issues forecasts for every series of stage and discharge that has a model, each full hour of its own time, and again where late
 * readings change the last hours; tells drought, low water and composite risk. Runs at the lowest priority: what comes in goes first.
 */
export async function startForecasting(
  context: RoomContext,
  initial: readonly Station[] = [],
): Promise<Room> {
  const { config, log, logger } = context;
  const stopping = new AbortController();
  const { signal } = stopping;
  const models = join(config.data, 'models');
  const stations = await follow(log, registry, { initial, signal });
  const told = new Map(await newest(log, forecastCards));
  const shelf = openShelf(models, logger);
  const nightly = nightlyTraining(config, logger);
  const desk = openDesk({ ...context, stations, shelf });
  const assessments = await startAssessments(context, { stations, signal });

  async function tell({ forecasts: issued, cards }: Issued): Promise<void> {
    const changed = cards.filter((card) => isNews(card, told));
    await log.append(forecastCards, changed);
    for (const card of changed) told.set(seriesId(card.station, card.property), card);
    await log.append(forecasts, issued);
    if (issued.length > 0) logger.debug(`${issued.length} forecasts issued`);
  }

  async function run(): Promise<void> {
    setPriority(constants.priority.PRIORITY_LOW); // now that the room stands: the house does not wait for its models
    await unpackModels(SHIPPED, models);
    while (!signal.aborted) {
      await tell(await desk.look(signal));
      if (!signal.aborted) await assessments.look();
      await nightly.look();
      await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  const running = run(); // what it throws ends the process, and its supervisor starts it again
  return {
    async stop() {
      stopping.abort();
      nightly.stop();
      await running;
      shelf.close();
    },
  };
}

function isNews(card: ForecastCard, told: ReadonlyMap<string, ForecastCard>): boolean {
  return told.get(seriesId(card.station, card.property))?.trained !== card.trained;
}
