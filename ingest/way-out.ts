import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * What a broker writes to: all that is written in one turn leaves in one piece, and what was written leaves before the
 * end. A client that has not read it after `stallMs` is told by the socket's "timeout".
 */
export function wayOut(socket: Socket, stallMs: number): Duplex {
  const write = (bytes: Buffer, done: () => void) => {
    if (socket.write(bytes)) return done();
    socket.setTimeout(stallMs);
    socket.once('drain', () => {
      socket.setTimeout(0);
      done();
    });
  };
  return new Duplex({
    write: (chunk, _encoding, done) => write(chunk, done),
    writev: (chunks, done) => write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done),
    destroy(error, done) {
      socket.setTimeout(stallMs);
      if (error) socket.destroy();
      else socket.destroySoon();
      done(error);
    },
  });
}
