import { onTestFinished } from 'vitest';
import type { Api, ApiDeps } from '../../../dashboard/api/api.ts';
import { buildServer } from '../../../dashboard/api/build-server.ts';
import { createEventStream, type EventStreamOptions } from '../../../dashboard/api/event-stream.ts';
import { followAssessments } from '../../../dashboard/api/follow-assessments.ts';
import { followForecasts } from '../../../dashboard/api/follow-forecasts.ts';
import { followHealth } from '../../../dashboard/api/follow-health.ts';
import { keepFollowing } from '../../../dashboard/api/followed.ts';
import { startLiveState } from '../../../dashboard/api/live-state.ts';
import { startWhatIf } from '../../../dashboard/api/what-if/start-what-if.ts';
import type { ModelThread } from '../../../dashboard/api/what-if/thread.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Station } from '../../../domain/station.ts';
import { observations, stations, warnings } from '../../../domain/topics.ts';
import { silentLogger } from '../../../infra/logger.ts';
import { memoryJournal } from '../../fakes/memory-journal.ts';
import { memoryLog } from '../../fakes/memory-log.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { station, T0 } from './made.ts';

export interface TestApi {
  readonly api: Api;
  readonly deps: ApiDeps;
  /** What the clock says; a test may move it. */
  readonly clock: { time: number };
  /** Stores and tells of observations of one station, as the streams do. */
  observe(...observed: Observation[]): Promise<void>;
}

/** What the API follows by itself. */
type OwnParts =
  | ('stations' | 'warnings' | 'live' | 'forecasts' | 'forecastWarnings' | 'rainForecasts')
  | ('droughts' | 'lowWaters' | 'risks' | 'deviceHealth');

export interface TestApiOptions extends Partial<Omit<ApiDeps, OwnParts>> {
  readonly registry?: readonly Station[];
  /** Done before the API starts. */
  readonly before?: (deps: Pick<ApiDeps, 'log' | 'store' | 'journal'>) => Promise<unknown>;
  readonly stream?: Partial<EventStreamOptions>;
  /** Instead of the basin model in a thread of its own. */
  readonly thread?: ModelThread;
}

/** The API over fakes that live in memory, with stations A and B; it ends with the test. */
export async function testApi(options: TestApiOptions = {}): Promise<TestApi> {
  const ending = new AbortController();
  const { signal } = ending;
  const clock = { time: T0 + 60_000, now: () => clock.time };
  const { registry = [station('A'), station('B')], before, stream, thread, ...own } = options;
  const parts = {
    clock,
    logger: silentLogger,
    log: memoryLog(),
    store: memoryStore(),
    journal: memoryJournal(),
    bind: '127.0.0.1',
    page: '/nowhere',
    probeStore: async () => undefined,
    events: createEventStream({ boot: 'boot', ...stream }),
    ...own,
  };
  await before?.(parts);
  const { log, store, logger, events } = parts;
  const following = { signal, logger, pauseMs: 1, onReset: () => events.publish('reset', '{}') };
  const registered = await keepFollowing(log, stations, {
    ...following,
    what: 'stations',
    initial: registry,
    onChange: (changed) => events.publish('station', JSON.stringify(changed)),
  });
  const foreseen = await followForecasts({ ...parts, ...following });
  const deps: ApiDeps = {
    ...parts,
    ...foreseen,
    ...(await followAssessments({ ...parts, ...following })),
    ...(await followHealth({ ...parts, ...following })),
    stations: registered,
    warnings: await keepFollowing(log, warnings, {
      ...following,
      what: 'warnings',
      onChange: (event) => events.publish('warning', JSON.stringify(event)),
    }),
    whatIf: await startWhatIf({
      ...{ ...parts, ...following, ...foreseen, stations: registered },
      ...(thread && { thread }),
    }),
    live: await startLiveState({
      ...{ log, store, logger, signal, gatherMs: 1, pauseMs: 1 },
      publish: (json) => events.publish('latest', json),
    }),
  };
  const api = await buildServer(deps);
  onTestFinished(async () => {
    ending.abort();
    await api.close();
  });

  return {
    api,
    deps,
    clock,
    async observe(...observed) {
      await store.write(observed);
      await log.append(observations, [observed]);
    },
  };
}

/** What the API answers to a GET, its JSON parsed. */
export async function ask({ api }: TestApi, url: string) {
  const { statusCode, json, headers } = await api.inject(url);
  return { status: statusCode, headers, body: json() };
}
