import { PoyangError } from '../domain/errors.ts';
import { type Config, reachable } from '../infra/config.ts';

/** Where a house listens for MQTT: as `--mqtt` says, else as its settings do. Throws CONFIG. */
export function doorAddress(
  text: string | undefined,
  config: Pick<Config, 'bind' | 'mqtt'>,
): { readonly host: string; readonly port: number } {
  if (text === undefined) return { host: reachable(config.bind), port: config.mqtt };
  const [, host = reachable(config.bind), port] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  if (port === undefined || Number(port) > 65_535) {
    throw new PoyangError('CONFIG', `--mqtt ${text}: HOST:PORT or PORT.`);
  }
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}
