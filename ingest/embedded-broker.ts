import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Aedes, type AedesOptions, type Client } from 'aedes';
import { PoyangError } from '../domain/errors.ts';
import { MINUTE_MS, SECOND_MS } from '../domain/time.ts';
import type { Logger } from '../infra/logger.ts';
import { type Connections, countConnections } from './connections.ts';
import { type GuardedStream, guardFrames } from './frame-guard.ts';
import type { InHand } from './in-hand.ts';
import type { DoorLimits } from './limits.ts';
import { quoted } from './quoted.ts';
import type { Tally } from './tally.ts';

/** Where the broker listens, what it bears, and who decides for it. */
export interface BrokerOptions {
  readonly bind: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly limits: DoorLimits;
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
  const connections = countConnections(options.limits);
  const server = createServer(SOCKETS, (socket) => {
    const stream = receive(socket, connections, options);
    if (!stream) return;
    open.set(socket, stream);
    socket.once('close', () => open.delete(socket));
    broker.handle(stream);
  });
  await listen(server, options).catch((error) => {
    broker.close();
    throw error;
  });

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      await options.inHand.shut();
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

function receive(socket: Socket, connections: Connections, options: BrokerOptions) {
  const { inHand, limits, refusals } = options;
  const address = socket.remoteAddress ?? '';
  if (!connections.admit(address)) {
    refusals.count('Refused a connection: too many', address);
    socket.destroy();
    return undefined;
  }
  socket.once('close', () => connections.left(address));
  return guardFrames(socket, { inHand, stallMs: limits.stallMs, refusals });
}

async function listen(server: Server, { bind, port }: BrokerOptions): Promise<void> {
  server.listen(port, bind);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw code === 'EADDRINUSE'
      ? new PoyangError(
          'PORT_IN_USE',
          `Port ${port} is taken: choose another with --mqtt PORT, or stop the program that listens there.`,
          { cause },
        )
      : new PoyangError(
          'CONFIG',
          `Cannot listen on ${bind}:${port} (${message}): choose others with --bind ADDRESS and --mqtt PORT.`,
          { cause },
        );
  }
}
