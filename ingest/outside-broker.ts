import { PoyangError } from '../domain/errors.ts';
import { SECOND_MS } from '../domain/time.ts';
import { raw } from '../domain/topics.ts';
import { type BackOff, createBackOff, pause } from '../infra/back-off.ts';
import type { Room, RoomContext } from '../infra/room.ts';
import { type ConnectionOptions, type Ending, runConnection } from './outside/connection.ts';
import { type BrokerSettings, readBrokerSettings } from './outside/settings.ts';
import { publishAddress } from './publish-address.ts';
import { createTally, type Tally } from './tally.ts';

/** What a test decides instead. */
export interface OutsideBrokerOptions {
  readonly backOff?: BackOff;
  /** ms of trying after which the room counts as open without a connection. */
  readonly patienceMs?: number;
}

/**
 * Takes readings from a broker that stands outside (MQTT 5), alone or as one of a group that shares them. A message is
 * acknowledged once it is durable on the log; the kept session brings again what was not. Who may publish what is the
 * broker's to judge. Resolves when connected, or when patience ends: the trying then goes on. Rejects with CONFIG when
 * `config.broker` is wrong or the broker refuses us.
 */
export async function openOutsideBroker(
  context: Pick<RoomContext, 'clock' | 'config' | 'log' | 'logger'>,
  options: OutsideBrokerOptions = {},
): Promise<Room> {
  const { backOff = createBackOff({ random: Math.random }), patienceMs = 10 * SECOND_MS } = options;
  const { config, logger } = context;
  const settings = readBrokerSettings(config.broker);
  const refusals = createTally((line) => logger.warn(line), TELL_EVERY_MS);
  const troubles = createTally((line) => logger.error(line), TELL_EVERY_MS);
  const ending = new AbortController();
  const { signal } = ending;
  const start = beginning(patienceMs);
  const work = keepConnected({ ...context, settings, backOff, refusals, troubles, signal, start });

  async function stop(): Promise<void> {
    ending.abort();
    await work;
    refusals.flush();
    troubles.flush();
  }
  await start.over.catch(async (error) => {
    await stop();
    throw error;
  });
  return { stop };
}

interface Consumer
  extends Pick<RoomContext, 'clock' | 'log' | 'logger'>,
    Pick<ConnectionOptions, 'settings' | 'signal'> {
  readonly backOff: BackOff;
  readonly refusals: Tally;
  readonly troubles: Tally;
  readonly start: Beginning;
}

const TELL_EVERY_MS = 10 * SECOND_MS;

const FORGOTTEN =
  'has forgotten our session: what it acknowledged to devices and had not handed to us is lost';

/** The time in which a refusal is the caller's to hear; afterwards it is a line in the log. */
interface Beginning {
  readonly over: Promise<void>;
  readonly isOver: boolean;
  succeed(): void;
  fail(error: Error): void;
}

function beginning(patienceMs: number): Beginning {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const patience = setTimeout(resolve, patienceMs);
  let isOver = false;
  const over = promise.finally(() => {
    isOver = true;
    clearTimeout(patience);
  });
  return {
    over,
    get isOver() {
      return isOver;
    },
    succeed: resolve,
    fail: reject,
  };
}

/** Connection after connection until the signal, or until the broker refuses the first one. */
async function keepConnected(consumer: Consumer): Promise<void> {
  const { backOff, settings, signal, start } = consumer;
  while (!signal.aborted) {
    const { why, isRefused } = await runConnection(connectionOptions(consumer)).catch(unreadable);
    if (signal.aborted) return;
    if (isRefused && !start.isOver) return start.fail(refusal(settings, why));

    const ms = backOff.next();
    const line = `No connection to ${nameOf(settings)} (${why}); next try in ${Math.round(ms)} ms`;
    consumer.logger[isRefused ? 'error' : 'warn'](line);
    await pause(ms, signal);
  }
}

function connectionOptions(consumer: Consumer): ConnectionOptions {
  const { backOff, clock, log, logger, refusals, settings, signal, start, troubles } = consumer;
  return {
    settings,
    signal,
    onReady(isNew) {
      if (isNew && start.isOver) logger.error(`${nameOf(settings)} ${FORGOTTEN}`);
      backOff.reset();
      start.succeed();
      logger.info(`Takes readings from ${nameOf(settings)} as ${settings.client}`);
    },
    read(topic, payload) {
      const to = publishAddress(topic);
      if (to) return { ...to, received: clock.now(), payload };
      refusals.count('Let go of a message whose topic names no device', topic);
      return undefined;
    },
    append: (packets) =>
      log.append(raw, packets).catch((error: Error) => {
        troubles.count('Readings are not taken and not acknowledged', error.message);
        throw error;
      }),
  };
}

/** A secret's file that is not there is for a person to mend, as a refusal is. */
function unreadable(error: Error): Ending {
  return { why: error.message, isRefused: true };
}

function nameOf({ host, port }: BrokerSettings): string {
  return `the broker at ${host}:${port}`;
}

function refusal(settings: BrokerSettings, why: string): PoyangError {
  return new PoyangError(
    'CONFIG',
    `No connection to ${nameOf(settings)}: ${why}. See the setting broker, its user, and what that user may do there.`,
  );
}
