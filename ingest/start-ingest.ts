import type { Client } from 'aedes';
import { SECOND_MS } from '../domain/time.ts';
import { accounts as accountsTopic } from '../domain/topics.ts';
import { createLogin } from '../infra/accounts/login.ts';
import { follow } from '../infra/follow.ts';
import type { Room, RoomContext } from '../infra/room.ts';
import { createSessions } from './accounts/sessions.ts';
import { admission } from './admission.ts';
import { createAppender } from './append.ts';
import { openBroker } from './embedded-broker.ts';
import { createInHand } from './in-hand.ts';
import { type DoorLimits, doorLimits } from './limits.ts';
import { subscriptionJudge } from './subscriptions.ts';
import { publishTaker } from './take-publish.ts';
import { createTally } from './tally.ts';

/** The open door and where it listens: 0 when the broker stands outside. */
export interface Door extends Room {
  readonly port: number;
}

type DoorContext = Pick<RoomContext, 'clock' | 'config' | 'log' | 'logger'>;

/**
 * Opens the door: an MQTT broker on `config.bind`:`config.mqtt` that has every packet durable on the log before it
 * acknowledges it, or the reading side of the broker that `config.broker` names. Rejects with PORT_IN_USE or CONFIG
 * when it cannot listen there, or is refused there.
 */
export async function startIngest(
  context: DoorContext,
  limits: DoorLimits = doorLimits,
): Promise<Door> {
  if (context.config.broker === 'embedded') return openDoor(context, limits);
  const { openOutsideBroker } = await import('./outside-broker.ts');
  return { ...(await openOutsideBroker(context)), port: 0 };
}

const TELL_EVERY_MS = 10 * SECOND_MS;

async function openDoor(
  { clock, config, log, logger }: DoorContext,
  limits: DoorLimits,
): Promise<Door> {
  const refusals = createTally((line) => logger.warn(line), TELL_EVERY_MS);
  const troubles = createTally((line) => logger.error(line), TELL_EVERY_MS);
  const inHand = createInHand(limits.inHandBytes);
  const sessions = createSessions<Client>();
  const ending = new AbortController();
  const accounts = await follow(log, accountsTopic, {
    signal: ending.signal,
    onChange(account) {
      for (const client of sessions.accountChanged(account)) client.close();
    },
    // No onError: deaf to changes we would let in whom we should not, so it is better to end and be started again.
  });

  const login = createLogin({ accounts, clock });
  const append = createAppender(log);
  const hooks = {
    ...admission({ accounts, login, sessions, refusals }),
    authorizePublish: publishTaker({ append, clock, inHand, sessions, refusals, troubles }),
    authorizeSubscribe: subscriptionJudge(sessions, refusals),
  };
  const { bind, mqtt: port } = config;
  const broker = await openBroker({ bind, port, limits, inHand, refusals, logger, hooks }).catch(
    (error) => {
      ending.abort();
      throw error;
    },
  );
  logger.info(`Sensors publish to mqtt://${bind}:${broker.port}`);

  return {
    port: broker.port,
    async stop() {
      await broker.stop();
      ending.abort();
      refusals.flush();
      troubles.flush();
    },
  };
}
