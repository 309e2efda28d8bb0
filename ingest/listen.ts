import { once } from 'node:events';
import type { Server } from 'node:net';
import { PoyangError } from '../domain/errors.ts';

/** Where a door is to listen, and the option by which people choose its port. */
export interface Place {
  readonly bind: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly option: string;
}

/** Resolves when the server listens there. Rejects with PORT_IN_USE or CONFIG. */
export async function listen(server: Server, { bind, port, option }: Place): Promise<void> {
  server.listen(port, bind);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw code === 'EADDRINUSE'
      ? new PoyangError(
          'PORT_IN_USE',
          `Port ${port} is taken: choose another with ${option} PORT, or stop the program that listens there.`,
          { cause },
        )
      : new PoyangError(
          'CONFIG',
          `Cannot listen on ${bind}:${port} (${message}): choose others with --bind ADDRESS and ${option} PORT.`,
          { cause },
        );
  }
}
