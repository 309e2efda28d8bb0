import { readFile } from 'node:fs/promises';
import type { IClientOptions } from 'mqtt';
import { PoyangError } from '../../domain/errors.ts';
import { DAY_MS, SECOND_MS } from '../../domain/time.ts';
import { PACKET_BYTES } from '../limits.ts';
import type { BrokerSettings } from './settings.ts';

/**
 * The settings as mqtt.js takes them, with secrets read from their files: at each connection, so that they may change.
 * Throws CONFIG with the file that cannot be read.
 */
export async function clientOptions(settings: BrokerSettings): Promise<IClientOptions> {
  const { protocol, host, port, user, client: clientId } = settings;
  const [password, ca, cert, key] = await Promise.all(
    [settings.passwordFile, settings.ca, settings.cert, settings.key].map(read),
  );
  return {
    protocol,
    host,
    port,
    clientId,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password: password.toString().trim() }),
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    protocolVersion: 5,
    clean: false,
    keepalive: KEEP_ALIVE_S,
    connectTimeout: CONNECT_MS,
    reconnectPeriod: 0, // each connection is a new client, after a wait that grows and varies
    resubscribe: false,
    properties: {
      sessionExpiryInterval: Math.round((settings.sessionDays * DAY_MS) / SECOND_MS),
      receiveMaximum: settings.inFlight,
      maximumPacketSize: PACKET_BYTES + FIXED_HEADER_BYTES,
    },
  };
}

const KEEP_ALIVE_S = 30;
const CONNECT_MS = 10 * SECOND_MS;
const FIXED_HEADER_BYTES = 5;

async function read(file: string | undefined): Promise<Buffer | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file);
  } catch (cause) {
    throw new PoyangError(
      'CONFIG',
      `The setting broker names the file ${file}, which cannot be read (${(cause as Error).message}).`,
      { cause },
    );
  }
}
