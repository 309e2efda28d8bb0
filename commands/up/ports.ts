import { createServer } from 'node:net';
import { PoyangError } from '../../domain/errors.ts';
import type { Config } from '../../infra/config.ts';

/**
 * Sees that the house can listen where it is told to. Throws PORT_IN_USE, or CONFIG for an address that is not this
 * machine's and for one port of two uses.
 */
export async function checkPorts({ bind, mqtt, http, broker }: Config): Promise<void> {
  if (broker === 'embedded') {
    if (mqtt === http && mqtt !== 0) {
      throw new PoyangError('CONFIG', `--mqtt and --http are both ${http}: give them two ports.`);
    }
    await checkPort(bind, mqtt, '--mqtt');
  }
  await checkPort(bind, http, '--http');
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
