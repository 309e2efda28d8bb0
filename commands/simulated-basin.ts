import type { Certificates, DoorOptions } from '../devices/simulator/door.ts';
import { historyToFill, startSimulator } from '../devices/simulator/start-simulator.ts';
import { PoyangError } from '../domain/errors.ts';
import * as topics from '../domain/topics.ts';
import { type Config, reachable } from '../infra/config.ts';
import { newest } from '../infra/follow.ts';
import type { Room, RoomContext } from '../infra/room.ts';
import { readCredentials } from '../ingest/first-start.ts';
import { clientOptions } from '../ingest/outside/client-options.ts';
import { readBrokerSettings } from '../ingest/outside/settings.ts';
import { storedSpan } from './stored-span.ts';
import type { Progress } from './up/progress.ts';

const HISTORY_DAYS = 10;

/** The simulated basin as a room: its gear comes in through the same door as any other, with its own account. */
export async function startSimulatedBasin(context: RoomContext): Promise<Room> {
  const { config, clock, logger, log, store } = context;
  const account = (await readCredentials(config)).find(({ id }) => id === 'simulator');
  if (account === undefined) {
    throw new PoyangError(
      'CONFIG',
      `${config.data}/credentials.json has no account "simulator": run ./poyang up once, or use --no-simulator.`,
    );
  }
  const registry = await newest(log, topics.stations);
  const stations = [...registry.values()].filter(({ origin }) => origin === 'simulated');
  return startSimulator({
    ...(await doorOf(config)),
    username: account.id,
    password: account.secret,
    log: (message) => logger.info(message),
    stations,
    clock,
    history: historyToFill(clock.now(), HISTORY_DAYS, await storedSpan(store, stations)),
    onProgress: ({ done, total }) => tell(done, total),
  });
}

/** The house's own door, or the broker that stands outside; there too the gear is the user "simulator". */
async function doorOf(config: Config): Promise<Pick<DoorOptions, 'mqttUrl' | 'certificates'>> {
  if (config.broker === 'embedded') {
    return { mqttUrl: `mqtt://${reachable(config.bind)}:${config.mqtt}` };
  }
  const { protocol, host } = new URL(config.broker);
  const { ca, cert, key } = await clientOptions(readBrokerSettings(config.broker));
  return { mqttUrl: `${protocol}//${host}`, certificates: { ca, cert, key } as Certificates };
}

function tell(done: number, total: number): void {
  const finished = done >= total;
  const share = Math.floor((100 * done) / Math.max(total, 1));
  const progress: Progress = {
    progress: finished
      ? `History of ${HISTORY_DAYS} days is filled.`
      : `Filling history, newest first: ${share} %`,
    done: finished,
  };
  process.send?.(progress);
}
