import { readFileSync } from 'node:fs';
import type { Certificates, LineOptions } from '../devices/simulator/line.ts';
import { startSimulator } from '../devices/simulator/start-simulator.ts';
import { readObservedRain } from '../devices/simulator/weather/observed-rain.ts';
import { type Witness, witnessLast, witnessOf } from '../devices/simulator/witness.ts';
import { PoyangError } from '../domain/errors.ts';
import { DAY_MS } from '../domain/time.ts';
import * as topics from '../domain/topics.ts';
import type { Clock } from '../infra/clock.ts';
import { type Config, reachable } from '../infra/config.ts';
import { newest } from '../infra/follow.ts';
import type { Room, RoomContext } from '../infra/room.ts';
import { readCredentials } from '../ingest/first-start.ts';
import { clientOptions } from '../ingest/outside/client-options.ts';
import { readBrokerSettings } from '../ingest/outside/settings.ts';
import { historyTold } from './up/history-told.ts';
import { type Season, seasonOf } from './up/season.ts';
import { unfilled } from './up/unfilled.ts';

/** The simulated basin as a room: its gear comes in through the same door as any other, with its own account. */
export async function startSimulatedBasin(context: RoomContext): Promise<Room> {
  const { config, clock, logger, log } = context;
  const account = await accountOf(config);
  const season = seasonOf(config.data);
  const { weather } = season ?? config;
  const registry = await newest(log, topics.stations);
  const stations = witnessLast(
    [...registry.values()].filter(({ origin }) => origin === 'simulated'),
  );
  return startSimulator({
    ...(await doorOf(config)),
    username: account.id,
    password: account.secret,
    log: (message) => logger.info(message),
    stations,
    clock,
    speed: clock.season?.speed,
    scenario: season?.scenario ?? 'normal',
    observed: weather === '' ? undefined : readWeather(weather),
    history: await historyToFill(context, witnessOf(stations)),
    backlog: async () => (await log.lag(topics.raw, 'quality')) - freshest(clock),
    onProgress: (progress) =>
      process.send?.(historyTold(progress, { now: clock.now(), days: config.history })),
  });
}

/** How many packets of the gear itself wait in a house that keeps pace: of 50 ms, 3,000 an hour of its time. */
function freshest({ season }: Clock): number {
  return (season?.speed ?? 1) / 24;
}

/** Throws CONFIG where the rain that the house is to follow, that of its season first, cannot be read. */
export function checkWeather(config: Pick<Config, 'weather'>, season: Season | undefined): void {
  const { weather } = season ?? config;
  if (weather !== '') readWeather(weather);
}

/** The parser's own sentence, with the file that it is about. Throws CONFIG. */
function readWeather(file: string) {
  try {
    return readObservedRain(readFileSync(file, 'utf8'));
  } catch (cause) {
    const { message } = cause as Error;
    throw new PoyangError('CONFIG', `--weather ${file}: ${message}`, { cause });
  }
}

async function historyToFill({ clock, config, store }: RoomContext, witness: Witness | undefined) {
  const to = clock.now();
  const span = { from: to - config.history * DAY_MS, to };
  return witness && config.history > 0 ? unfilled(store, witness, span) : [];
}

async function accountOf(config: Config) {
  const account = (await readCredentials(config)).find(({ id }) => id === 'simulator');
  if (account) return account;
  throw new PoyangError(
    'CONFIG',
    `${config.data}/credentials.json has no account "simulator": run ./poyang up once, or use --no-simulator.`,
  );
}

/** The house's own door, or the broker that stands outside; there too the gear is the user "simulator". */
async function doorOf(config: Config): Promise<Pick<LineOptions, 'mqttUrl' | 'certificates'>> {
  if (config.broker === 'embedded') {
    return { mqttUrl: `mqtt://${reachable(config.bind)}:${config.mqtt}` };
  }
  const { protocol, host } = new URL(config.broker);
  const { ca, cert, key } = await clientOptions(readBrokerSettings(config.broker));
  return { mqttUrl: `${protocol}//${host}`, certificates: { ca, cert, key } as Certificates };
}
