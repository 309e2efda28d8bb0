import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { builtInStations } from '../../devices/stations/built-in-stations.ts';
import { BEAT_MS } from '../../domain/api-events.ts';
import { PoyangError } from '../../domain/errors.ts';
import { stations, warnings } from '../../domain/topics.ts';
import { type Config, PROJECT } from '../../infra/config.ts';
import type { Room, RoomContext } from '../../infra/room.ts';
import { openProbe } from '../../infra/store/open-store.ts';
import type { Api, ApiDeps } from './api.ts';
import { buildServer } from './build-server.ts';
import { createEventStream } from './event-stream.ts';
import { followAssessments } from './follow-assessments.ts';
import { followForecasts } from './follow-forecasts.ts';
import { followHealth } from './follow-health.ts';
import { keepFollowing } from './followed.ts';
import { startLiveState } from './live-state.ts';
import { startWhatIf } from './what-if/start-what-if.ts';

/** The running API and page. */
export interface Dashboard extends Room {
  /** Where people find it: "http://127.0.0.1:8080". */
  readonly url: string;
}

/** Listens on `bind`:`http`; throws PORT_IN_USE when another program does. */
export async function startDashboard(context: RoomContext): Promise<Dashboard> {
  const ending = new AbortController();
  const deps = await gatherDeps(context, ending.signal);
  const api = await buildServer(deps);
  const beating = setInterval(() => deps.events.heartbeat(), BEAT_MS);

  async function stop() {
    ending.abort();
    clearInterval(beating);
    const impatience = setTimeout(() => api.server.closeAllConnections(), PATIENCE_MS);
    await api.close();
    clearTimeout(impatience);
  }
  try {
    await api.listen({ host: context.config.bind, port: context.config.http });
  } catch (error) {
    await stop();
    throw spelled(error, context.config);
  }
  const url = urlOf(api);
  context.logger.info(`The page and the API are at ${url}`);
  return { url, stop };
}

/** How long a download may go on when the room stops. */
const PATIENCE_MS = 3_000;

async function gatherDeps(context: RoomContext, signal: AbortSignal): Promise<ApiDeps> {
  const { config, log, store, logger } = context;
  const events = createEventStream({ boot: randomUUID().replaceAll('-', '') });
  const following = { signal, logger, onReset: () => events.publish('reset', '{}') };
  const [registry, newestWarnings, foreseen, assessed, health, live] = await Promise.all([
    keepFollowing(log, stations, {
      ...following,
      what: 'Following the stations',
      initial: builtInStations(),
      onChange: (station) => events.publish('station', JSON.stringify(station)),
    }),
    keepFollowing(log, warnings, {
      ...following,
      what: 'Following the warnings',
      onChange: (event) => events.publish('warning', JSON.stringify(event)),
    }),
    followForecasts({ ...context, ...following, events }),
    followAssessments({ ...context, ...following, events }),
    followHealth({ ...context, ...following, events }),
    startLiveState({
      log,
      store,
      logger,
      signal,
      publish: (json) => events.publish('latest', json),
    }),
  ]);
  const page = join(PROJECT, 'dashboard/web/dist');
  return {
    ...context,
    bind: config.bind,
    page,
    ...(config.simulator ? { historyDays: config.history } : {}),
    probeStore: await openProbe(config, context),
    stations: registry,
    warnings: newestWarnings,
    ...foreseen,
    ...assessed,
    ...health,
    live,
    whatIf: await startWhatIf({ ...context, ...following, ...foreseen, stations: registry }),
    events,
  };
}

function spelled(error: unknown, { bind, http }: Config): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  const remedy = 'End the program that uses it, or choose another with --http PORT.';
  return new PoyangError('PORT_IN_USE', `Port ${http} of ${bind} is in use. ${remedy}`, {
    cause: error,
  });
}

function urlOf(api: Api): string {
  const { address, port, family } = api.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
