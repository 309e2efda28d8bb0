import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Aedes, type AedesOptions, type Client } from 'aedes';
import { MINUTE_MS, SECOND_MS } from '../domain/time.ts';
import type { Logger } from '../infra/logger.ts';
import { admit, type Connections } from './connections.ts';
import { type GuardedStream, guardFrames } from './frame-guard.ts';
import type { InHand } from './in-hand.ts';
import type { DoorLimits } from './limits.ts';
import { listen } from './listen.ts';
import { quoted } from './quoted.ts';
import type { Tally } from './tally.ts';
import type { Front } from './tls/front.ts';

/** Where the broker listens, what it bears, and who decides for it. */
export interface BrokerOptions {
  readonly bind: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly limits: DoorLimits;
  readonly connections: Connections;
  readonly front: Front;
  readonly inHand: InHand;
  readonly refusals: Tally;
  readonly logger: Logger;
  /** Who may do what; left alone, the broker allows everything. */
  readonly hooks: Required<
    Pick<AedesOptions, 'preConnect' | 'authenticate' | 'authorizePublish' | 'authorizeSubscribe'>
  >;
}

/** A broker that listens. */
export interface EmbeddedBroker {
  readonly port: number;
  /** Takes no more, waits until all that was taken is durable and acknowledged, then closes. */
  stop(): Promise<void>;
}

/** An MQTT 3.1.1 broker (aedes) behind the frame guard. Rejects with PORT_IN_USE or CONFIG. */
export async function openBroker(options: BrokerOptions): Promise<EmbeddedBroker> {
  const broker = await createAedes(options);
  const open = new Map<Socket, GuardedStream>();
  const { front, inHand, limits, refusals } = options;
  const guarding = { inHand, stallMs: limits.stallMs, refusals };
  const server = createServer(SOCKETS, (socket) => {
    if (!admit(socket, options)) return;
    front(socket, (line, certified) => {
      const stream = guardFrames(line, { ...guarding, certified });
      open.set(line, stream);
      line.once('close', () => open.delete(line));
      broker.handle(stream);
    });
  });
  await listen(server, { ...options, option: '--mqtt' }).catch((error) => {
    broker.close();
    throw error;
  });

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      await inHand.shut();
      await nextTurn(); // the acknowledgements of this turn are written
      for (const stream of open.values()) stream.destroy();
      const limit = setTimeout(() => {
        for (const socket of open.keys()) socket.destroy();
      }, LAST_WORDS_MS);
      await Promise.all([closed, new Promise<void>((resolve) => broker.close(resolve))]);
      clearTimeout(limit);
    },
  };
}

/** The socket's own buffer bounds what a client may send ahead of us. Keep-alive finds lines that broke silently. */
const SOCKETS = {
  noDelay: true,
  keepAlive: true,
  keepAliveInitialDelay: MINUTE_MS,
  highWaterMark: 16 * 1024,
};
/** How long a client has to read its last acknowledgements when the door closes. */
const LAST_WORDS_MS = 2 * SECOND_MS;

async function createAedes({ hooks, limits, logger }: BrokerOptions): Promise<Aedes> {
  const broker = await Aedes.createBroker({
    ...hooks,
    connectTimeout: limits.connectMs,
    drainTimeout: limits.stallMs,
    maxClientsIdLength: Number.MAX_SAFE_INTEGER, // bounded by admission.ts
  });
  routeNoReadings(broker);
  broker.on('clientReady', (client) => (client.conn as GuardedStream).welcome());
  const tell = (client: Client, error: Error) =>
    logger.debug(`${client.id ? quoted(client.id) : 'a stranger'}: ${error.message}`);
  broker.on('clientError', tell);
  broker.on('connectionError', tell);
  // Its types leave this event out; unheard it would end the process.
  (broker as NodeJS.EventEmitter).on('error', (error) => logger.error('The broker', error));
  return broker;
}

/** What clients publish goes to the log and to nobody else: routing it to no subscribers would cost as much again. */
function routeNoReadings(broker: Aedes): void {
  type Publish = (packet: unknown, client: unknown, done?: () => void) => void;
  const routed = broker as unknown as { publish: Publish };
  const route = routed.publish.bind(broker);
  routed.publish = (packet, client, done) =>
    client instanceof Object && done ? done() : route(packet, client, done);
}
