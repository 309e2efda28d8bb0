import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { until } from '../until.ts';

/** A connection of gear that notes all it hears. */
export interface Gear {
  readonly socket: Socket;
  heard(): Buffer;
  send(...pieces: Uint8Array[]): void;
  /** Waits for so many bytes in all. */
  hears(bytes: number): Promise<Buffer>;
  closed(): Promise<void>;
}

/** Connects to a raw TCP door of this machine; ends with the test. */
export async function gear(port: number, localAddress = '127.0.0.1'): Promise<Gear> {
  const socket = connect({ port, host: '127.0.0.1', localAddress, noDelay: true });
  let heard = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    heard = Buffer.concat([heard, chunk]);
  });
  socket.on('error', () => {});
  const closing = once(socket, 'close');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return {
    socket,
    heard: () => heard,
    send(...pieces) {
      for (const piece of pieces) socket.write(piece);
    },
    async hears(bytes) {
      await until(() => heard.length >= bytes, `${bytes} bytes are heard`);
      return heard;
    },
    async closed() {
      await closing;
    },
  };
}
