import { connect, type MqttClient } from 'mqtt';
import { PoyangError } from '../../domain/errors.ts';
import type { Config } from '../../infra/config.ts';
import { readCredentials } from '../../ingest/first-start.ts';

/** A connection to the house's door as its gateway account. */
export interface Gateway {
  /** QoS 1; resolves at PUBACK. What is on its way when the line breaks is sent again. */
  publish(topic: string, payload: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Where a house listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Connects as the gateway of DATA/credentials.json. Throws CONFIG with the remedy when there is none or no house. */
export async function openGateway(config: Config, address: Address): Promise<Gateway> {
  const account = (await readCredentials(config)).find(({ role }) => role === 'gateway');
  if (!account) {
    throw new PoyangError(
      'CONFIG',
      `There is no gateway account in ${config.data}: start the house once with ./poyang up, or name its folder with --data DIR.`,
    );
  }
  const client = connect({
    ...{ ...address, protocol: 'mqtt', username: account.id, password: account.secret },
    ...{ clientId: `replay-${process.pid}`, clean: true },
    ...{ reconnectPeriod: 1_000, reconnectOnConnackError: true },
  });
  await letIn(client, address);
  // From here on it reconnects by itself; an unheard 'error' would end the process.
  client.on('error', () => undefined);
  return {
    publish: (topic, payload) => client.publishAsync(topic, payload, { qos: 1 }),
    close: () => client.endAsync(true),
  };
}

/** Return codes of CONNACK (MQTT 3.1.1, table 3.1) for a refused account. */
const NOT_LET_IN = [4, 5];

async function letIn(client: MqttClient, { host, port }: Address): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  client.once('connect', () => resolve());
  client.once('error', reject);
  try {
    await promise;
  } catch (cause) {
    await client.endAsync(true);
    const refused = NOT_LET_IN.includes((cause as { code?: number }).code ?? 0);
    throw new PoyangError(
      'CONFIG',
      refused
        ? `The house at ${host}:${port} does not know this account: name its own folder with --data DIR.`
        : `No house answers at ${host}:${port}: start it with ./poyang up in another terminal, or say where it is with --mqtt HOST:PORT.`,
      { cause },
    );
  } finally {
    client.removeListener('error', reject);
  }
}
