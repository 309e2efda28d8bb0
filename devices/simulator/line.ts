import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import type { Packet } from './packets.ts';

/** PEM, for mqtts: whom to trust, and who we are. */
export type Certificates = Pick<IClientOptions, 'ca' | 'cert' | 'key'>;

export interface LineOptions {
  /** mqtt://host:port, or mqtts:// */
  readonly mqttUrl: string;
  readonly certificates?: Certificates;
  readonly username: string;
  readonly password: string;
}

/** One connection to the house. */
export interface Line {
  /** Whether it came to be. */
  readonly open: Promise<boolean>;
  /** Resolves with the reason, for people, when it is over or never came to be. */
  readonly broken: Promise<string>;
  /** QoS 1; never told of what is not acknowledged before the line breaks. */
  publish(packet: Packet, acknowledged: () => void): void;
}

/** Connects once; the signal ends it. */
export function openLine(options: LineOptions, signal: AbortSignal): Line {
  const { mqttUrl, certificates, username, password } = options;
  const client = connect(mqttUrl, {
    ...certificates,
    username,
    password,
    clientId: `${username}-basin`,
    // The house keeps no subscriptions for us; what was not acknowledged waits with us, not in the broker.
    clean: true,
    reconnectPeriod: 0,
    connectTimeout: 10_000,
  });
  const end = () => void client.end(true);
  signal.addEventListener('abort', end, { once: true });
  const { promise: broken, resolve } = Promise.withResolvers<string>();
  let why = unreachable('');
  client.on('error', (error) => {
    why = reasonOf(error);
    end();
  });
  client.once('close', () => {
    signal.removeEventListener('abort', end);
    end(); // fails what waits in the client
    resolve(why);
  });
  return {
    open: Promise.race([letIn(client), broken.then(() => false)]),
    broken,
    publish: ({ topic, payload }, acknowledged) =>
      client.publish(topic, payload as Buffer, { qos: 1 }, (error) => error || acknowledged()),
  };
}

/**
 * When the house answers a ping. CONNACK is not enough: a broker may let a client in some moments after it said so, and takes
 * little from a stranger until then.
 */
async function letIn(client: MqttClient): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  client.once('connect', () => client.sendPing());
  client.on('packetreceive', ({ cmd }) => cmd === 'pingresp' && resolve(true));
  return promise;
}

/** A code that is a number is the house's own answer in CONNACK. */
function reasonOf({ code, message }: Error & { code?: number | string }): string {
  if (typeof code === 'number') {
    return `The house does not let the simulated gear in (${message}); it goes on knocking.`;
  }
  return unreachable(code === 'ECONNREFUSED' ? '' : ` (${message})`);
}

function unreachable(detail: string): string {
  return `No connection to the house${detail}; simulated readings wait and are sent when it is back.`;
}
