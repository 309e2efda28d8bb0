import { SECOND_MS } from '../domain/time.ts';
import { countFailures, type Failures } from '../infra/accounts/failures.ts';
import { createLogin, type Login } from '../infra/accounts/login.ts';
import type { RoomContext } from '../infra/room.ts';
import { createAppender, createKeeper, type Keep } from './append.ts';
import { type Connections, countConnections } from './connections.ts';
import { createInHand, type InHand } from './in-hand.ts';
import type { DoorLimits } from './limits.ts';
import { createTally, type Tally } from './tally.ts';
import { readCertificates } from './tls/certificates.ts';
import { createFront, type Front } from './tls/front.ts';
import { openWaitingRoom, type WaitingRoom } from './waiting-room.ts';
import { followWhoIsWho, type WhoIsWho } from './who-is-who.ts';

/** What all doors share: who may come in, how much is borne, and the one durable way into `raw`. */
export interface Threshold extends WhoIsWho, Pick<RoomContext, 'clock' | 'log' | 'logger'> {
  readonly limits: DoorLimits;
  readonly login: Login;
  /** Wrong passwords in frames, by address. */
  readonly failures: Failures;
  readonly connections: Connections;
  readonly inHand: InHand;
  readonly keep: Keep;
  readonly refusals: Tally;
  /** What stands before a door, of which a connection has so long to say its first word, ms. */
  front(patienceMs: number): Front;
  readonly waitingRoom: WaitingRoom;
  /** Follows no more, and writes and tells what is not yet told. */
  close(): Promise<void>;
}

/** What a threshold is built on. */
export type ThresholdContext = Pick<RoomContext, 'clock' | 'config' | 'log' | 'logger'>;

const TELL_EVERY_MS = 10 * SECOND_MS;

/** Resolves when accounts and registry are read; they are followed until `close`. */
export async function openThreshold(
  { clock, config, log, logger }: ThresholdContext,
  limits: DoorLimits,
): Promise<Threshold> {
  const certificates = readCertificates(config, { clock, logger });
  const refusals = createTally((line) => logger.warn(line), TELL_EVERY_MS);
  const troubles = createTally((line) => logger.error(line), TELL_EVERY_MS);
  const { tlsOnly } = config;
  const fronting = { certificates, tlsOnly, refusals, handshakeMs: limits.connectMs };
  const inHand = createInHand(limits.inHandBytes);
  const ending = new AbortController();
  const { signal } = ending;
  const whoIsWho = await followWhoIsWho(log, signal);
  const keep = createKeeper({ append: createAppender(log), inHand, troubles });
  const waitingRoom = await openWaitingRoom({ log, clock, keep, refusals, signal });

  return {
    clock,
    log,
    logger,
    limits,
    ...whoIsWho,
    login: createLogin({ accounts: whoIsWho.accounts, clock }),
    failures: countFailures(clock),
    connections: countConnections(limits),
    inHand,
    keep,
    refusals,
    front: (patienceMs) => createFront({ ...fronting, patienceMs }),
    waitingRoom,
    async close() {
      await waitingRoom.close();
      ending.abort();
      refusals.flush();
      troubles.flush();
    },
  };
}
