import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IClientOptions } from 'mqtt';
import { onTestFinished } from 'vitest';
import { environmentVariable } from '../../infra/config.ts';
import { freePort } from '../../infra/servers/free-ports.ts';
import {
  findMosquitto,
  type MosquittoServer,
  mosquittoServer,
} from '../../infra/servers/mosquitto.ts';
import { clientOptions } from '../../ingest/outside/client-options.ts';
import { readBrokerSettings } from '../../ingest/outside/settings.ts';
import { dockerMayAnswer, mosquittoContainer } from './mosquitto-container.ts';

/** Why no Mosquitto of one's own is to be had here, or false. Most tests kill theirs, so only a native one will do. */
export const noMosquitto: string | false =
  findMosquitto() === undefined && 'no Mosquitto: apt-get install mosquitto';

/** A gateway in infra/mosquitto.acl: it may publish as any device. */
export const GATEWAY = { id: 'simulator', secret: 'secret-of-the-gateway' };

/** A Mosquitto that tests may kill. */
export interface TestMosquitto extends MosquittoServer {
  readonly folder: string;
  readonly port: number;
  readonly housePassword: string;
}

/** A Mosquitto with the shipped configuration, a folder and a port of its own; it goes when the test ends. */
export async function ownMosquitto(
  accounts: readonly { id: string; secret: string }[] = [],
  port?: number,
): Promise<TestMosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-mosquitto-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const place = { folder, port: port ?? (await freePort()) };
  const server = await mosquittoServer({ ...place, accounts: [GATEWAY, ...accounts] });
  onTestFinished(() => server.kill());
  const housePassword = readFileSync(join(folder, 'ingest-password'), 'utf8');
  return Object.assign(server, { ...place, housePassword });
}

/** An outside broker that a test may use and not harm. */
export interface TestBroker {
  /** As the setting `broker` takes it, with this client's name. */
  address(client: string): string;
  /** Where and as whom to publish for any device. */
  readonly publisher: IClientOptions;
}

/** Why no broker is to be had here, or false. In the order of `testBroker`. */
export const noBroker: string | false = given() === undefined && !dockerMayAnswer() && noMosquitto;

/**
 * One that is named in POYANG_TEST_MQTT (as the setting `broker`; its user publishes too), or in a container, or natively.
 * What is started goes when the test ends.
 */
export async function testBroker(): Promise<TestBroker> {
  const named = given();
  if (named !== undefined)
    return { address: withClient(named), publisher: await asPublisher(named) };
  const { url, port } = (await mosquittoContainer(GATEWAY)) ?? (await ownMosquitto());
  const { id: username, secret: password } = GATEWAY;
  return { address: withClient(url), publisher: { host: '127.0.0.1', port, username, password } };
}

function given(): string | undefined {
  return environmentVariable('POYANG_TEST_MQTT');
}

function withClient(url: string): TestBroker['address'] {
  return (client) => `${url}${url.includes('?') ? '&' : '?'}client=${client}`;
}

/** The same user and server; not the house's kept session. */
async function asPublisher(url: string): Promise<IClientOptions> {
  const { clientId: _, properties: __, ...options } = await clientOptions(readBrokerSettings(url));
  return { ...options, clean: true };
}
