import { createServer } from 'node:net';
import { PoyangError } from '../../domain/errors.ts';
import type { Config } from '../../infra/config.ts';

/**
 * Sees that the house can listen where it is told to. Throws PORT_IN_USE, or CONFIG for an address that is not this
 * machine's and for one port of two uses.
 */
export async function checkPorts(config: Config): Promise<void> {
  const ports = portsOf(config);
  for (const [i, [option, port]] of ports.entries()) {
    const other = ports.slice(0, i).find(([, taken]) => taken === port && port !== 0);
    if (other) {
      throw new PoyangError(
        'CONFIG',
        `${other[0]} and ${option} are both ${port}: give them two ports.`,
      );
    }
    await checkPort(config.bind, port, option);
  }
}

/**
 * The doors for gear that were left to us: open at their usual ports where only this machine can reach them, and shut where another
 * program has the port.
 */
export async function withUsualDoors(config: Config): Promise<Config> {
  const isFree = (port: number, option: string) =>
    checkPort(config.bind, port, option).then(
      () => true,
      () => false,
    );
  const choose = async (door: keyof typeof USUAL) => {
    const port = USUAL[door];
    if (config[door] !== 'auto') return config[door];
    return isLoopback(config.bind) && (await isFree(port, `--${door}`)) ? port : 'off';
  };
  return { ...config, tcp: await choose('tcp'), post: await choose('post') };
}

const USUAL = { tcp: 6_000, post: 6_080 } as const;

/** By option, in the order in which people think of them. */
function portsOf({ mqtt, http, broker, tcp, post }: Config): [option: string, port: number][] {
  const all: [string, number | 'auto' | 'off'][] = [
    ['--mqtt', broker === 'embedded' ? mqtt : 'off'],
    ['--http', http],
    ['--tcp', tcp],
    ['--post', post],
  ];
  return all.flatMap(([option, port]) => (typeof port === 'number' ? [[option, port]] : []));
}

/** Whether only this machine can reach what listens there. */
export function isLoopback(bind: string): boolean {
  return bind.startsWith('127.') || bind === '::1' || bind === 'localhost';
}

async function checkPort(bind: string, port: number, option: string): Promise<void> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (cause: NodeJS.ErrnoException) =>
    reject(complaint(cause, bind, port, option)),
  );
  server.listen(port, bind, () => server.close(() => resolve()));
  await promise;
}

function complaint(cause: NodeJS.ErrnoException, bind: string, port: number, option: string) {
  if (cause.code === 'EADDRINUSE') {
    return new PoyangError(
      'PORT_IN_USE',
      `Port ${port} is taken by another program: stop it, or choose another port with ${option} PORT.`,
      { cause },
    );
  }
  if (cause.code === 'EACCES') {
    return new PoyangError(
      'PORT_IN_USE',
      `Port ${port} needs more rights than you have: choose one above 1023 with ${option} PORT.`,
      { cause },
    );
  }
  return new PoyangError('CONFIG', `Cannot listen on ${bind} (${cause.message}): see --bind.`, {
    cause,
  });
}
