import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiEvent, type ApiEventName, BEAT_MS } from '../../domain/api-events.ts';
import type { SimulationAnswer } from '../../domain/simulation.ts';
import type { Station } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import {
  healthAnswer,
  hourlyAnswer,
  latestAnswer,
  readingAnswer,
  seriesAnswer,
  warningsAnswer,
} from './fixture/answers.ts';
import { droughtAnswer, riskAnswer } from './fixture/assessments.ts';
import { deviceEventsAnswer } from './fixture/device-events.ts';
import { deviceHealthAnswer } from './fixture/device-health.ts';
import { type Answered, fixtureDevices } from './fixture/devices.ts';
import { forecastsAnswer } from './fixture/forecasts.ts';
import { fixtureStations } from './fixture/registry.ts';
import { rejectsAnswer } from './fixture/rejects.ts';
import { SCENES, type Scene } from './fixture/scene.ts';
import { rainForecastsAnswer, whatIfAnswer } from './fixture/what-if.ts';
import { serveFile } from './serve-file.ts';

/** The built page with a canned house behind it: the same scene at every run, events only when told to. */
export interface FixtureServer {
  readonly url: string;
  readonly scene: Scene;
  readonly stations: readonly Station[];
  send<Name extends ApiEventName>(name: Name, data: ApiEvent<Name>): void;
  /** Cuts all event streams and refuses new ones, until `mend`. */
  cut(): void;
  mend(): void;
  /** Takes questions and never answers, says nothing on open streams: a process that is stopped. */
  freeze(): void;
  close(): Promise<void>;
}

export interface FixtureOptions {
  readonly scene: keyof typeof SCENES;
  /** The folder of the built page. */
  readonly dist: string;
  /** What the registry is made into before it is served. */
  readonly registry?: (stations: Station[]) => Station[];
}

/** Starts on a free port of 127.0.0.1. */
export async function startFixtureServer(options: FixtureOptions): Promise<FixtureServer> {
  const scene = SCENES[options.scene];
  const stations = (options.registry ?? identity)(fixtureStations(scene));
  const streams = new Set<ServerResponse>();
  const administer = fixtureDevices(scene.now);
  let isCut = false;
  let isFrozen = false;
  let events = 0;

  const follow = (response: ServerResponse) => {
    if (isFrozen) return;
    if (isCut) return void response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 200\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  };
  const beating = setInterval(() => {
    if (!isFrozen) for (const stream of streams) stream.write('event: beat\ndata: {}\n\n');
  }, BEAT_MS);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fixture');
    if (url.pathname === '/api/events') return follow(response);
    if (isFrozen) return;
    if (/^\/api\/(devices|waiting)(\/|$)/.test(url.pathname))
      return void administered(request, url, administer).then((answered) =>
        say(answered, response),
      );
    if (url.pathname.startsWith('/api/'))
      return answer(scene, stations, { url, method: request.method }, response);
    void serveFile(options.dist, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    scene,
    stations,
    send(name, data) {
      events += 1;
      const text = `id: fixture-${events}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      for (const stream of streams) stream.write(text);
    },
    cut() {
      isCut = true;
      for (const stream of streams) stream.destroy();
    },
    mend() {
      isCut = false;
    },
    freeze() {
      isFrozen = true;
    },
    close() {
      clearInterval(beating);
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

async function administered(
  request: IncomingMessage,
  url: URL,
  administer: ReturnType<typeof fixtureDevices>,
): Promise<Answered> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const { method = '', headers } = request;
  const body = Buffer.concat(pieces).toString();
  return administer({ method, url, authorization: headers.authorization ?? '', body });
}

function say({ status, json }: Answered, response: ServerResponse): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(json));
}

function identity<T>(value: T): T {
  return value;
}

function answer(
  scene: Scene,
  stations: readonly Station[],
  { url, method }: { url: URL; method: string | undefined },
  response: ServerResponse,
): void {
  const [, , noun, id, property = '', time] = url.pathname.split('/');
  const station = stations.find((candidate) => candidate.id === id);
  const query = (name: string) => url.searchParams.get(name) ?? undefined;
  const span = {
    from: Number(query('from') ?? scene.now - 72 * HOUR_MS),
    to: Number(query('to') ?? scene.now),
  };
  const answers: Record<string, () => unknown> = {
    stations: () => ({ stations }),
    latest: () => latestAnswer(scene, stations),
    warnings: () => warningsAnswer(scene, stations),
    forecasts: () =>
      forecastsAnswer(scene, stations, url.pathname.split('/').slice(3), query('before')),
    rejects: () => rejectsAnswer(scene.now, { reason: query('reason'), before: query('before') }),
    health: () => healthAnswer(scene),
    'device-events': () => deviceEventsAnswer(scene.now, query('station')),
    'device-health': () => deviceHealthAnswer(scene.now, stations, id),
    attachments: () => ({ attachments: [], next: null }),
    drought: () => droughtAnswer(scene),
    risk: () => riskAnswer(scene),
    series: () =>
      station &&
      (query('step') === undefined
        ? seriesAnswer(scene, station, property, {
            ...span,
            points: Number(query('points') ?? 2000),
          })
        : hourlyAnswer(scene, station, property, span)),
    simulation: (): SimulationAnswer => ({ time: scene.now, season: null, history: null }),
    'rain-forecasts': () => rainForecastsAnswer(scene.now),
    'what-if': () => whatIfAnswer(scene.now, stations, id, method),
    reading: () => station && readingAnswer(scene, station, property, Number(time)),
  };
  const body = answers[noun ?? '']?.();
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? {}));
}
