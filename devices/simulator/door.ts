import { setTimeout as pause } from 'node:timers/promises';
import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import type { Packet } from './packets.ts';

/** The way to the house for simulated gear: real MQTT, QoS 1. */
export interface Door {
  isOpen(): boolean;
  /** Resolves when the house acknowledged; what is on its way when the line breaks is sent again. Rejects after `close`. */
  send(packet: Packet): Promise<unknown>;
  /** Waits up to 3 s for what is on its way. */
  close(): Promise<void>;
}

/** PEM, for mqtts: whom to trust, and who we are. */
export type Certificates = Pick<IClientOptions, 'ca' | 'cert' | 'key'>;

export interface DoorOptions {
  /** mqtt://host:port, or mqtts:// */
  readonly mqttUrl: string;
  readonly certificates?: Certificates;
  readonly username: string;
  readonly password: string;
  readonly log: (message: string) => void;
}

/** Begins to knock and goes on until `close`; a caller looks at `isOpen` before it sends, so that nothing piles up. */
export function openDoor({ mqttUrl, certificates, username, password, log }: DoorOptions): Door {
  const client = connect(mqttUrl, {
    ...certificates,
    username,
    password,
    clientId: `${username}-basin`,
    // The house keeps no subscriptions for us; what was not acknowledged waits in the client, not in the broker.
    clean: true,
    reconnectPeriod: RECONNECT_MS,
    reconnectOnConnackError: true, // an account that is disabled today may be enabled tomorrow
    connectTimeout: 10_000,
  });
  tellChanges(client, log);
  return {
    isOpen: () => client.connected,
    send: ({ topic, payload }) => client.publishAsync(topic, payload as Buffer, { qos: 1 }),
    close: () => closeClient(client),
  };
}

const RECONNECT_MS = 1_000;
const LAST_WAIT_MS = 3_000;

/** Waits a little for what is on its way; what is then still unacknowledged is history for the next start. */
async function closeClient(client: MqttClient): Promise<void> {
  if (client.connected)
    await Promise.race([client.endAsync(false), pause(LAST_WAIT_MS, undefined, { ref: false })]);
  await client.endAsync(true);
}

/** Says once that the door is shut, with the reason as far as known, and once that it is open again. */
function tellChanges(client: MqttClient, log: (message: string) => void): void {
  let told = '';
  const tell = (message: string) => {
    if (message !== told) log(message);
    told = message;
  };
  client.on('connect', () => told !== '' && tell('The house takes the simulated readings again.'));
  let why = unreachable('');
  client.on('error', (error) => {
    why = reasonOf(error);
  });
  client.on('close', () => {
    if (!client.disconnecting) tell(why);
    why = unreachable('');
  });
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
