import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  findMosquitto,
  type MosquittoServer,
  mosquittoServer,
} from '../../infra/servers/mosquitto.ts';
import { freePort } from '../load/free-port.ts';

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
