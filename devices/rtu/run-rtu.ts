import { connect, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Rtu, RtuDeed, RtuEvent } from './rtu.ts';

/** Where the house listens, and what the gear goes by. */
export interface RtuSurroundings {
  readonly host: string;
  readonly port: number;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Segments of one byte instead of as many as there are: what the field's modems may do. */
  readonly split?: boolean;
  /** Told after each thing that happened. */
  readonly onChange?: (what: RtuEvent['kind']) => void;
}

/** Lets the gear live, over real TCP and in real time, until the signal aborts. Never rejects. */
export async function runRtu(rtu: Rtu, surroundings: RtuSurroundings): Promise<void> {
  const { signal, now, onChange, split = false } = surroundings;
  const ended = Promise.withResolvers<void>();
  let socket: Socket | undefined;
  let alarm: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function happen(event: RtuEvent): void {
    if (signal.aborted) return;
    carryOut(rtu.at(now(), event));
    onChange?.(event.kind);
    clearTimeout(alarm);
    const wait = Math.max(0, rtu.wakeAt() - now());
    if (Number.isFinite(wait)) alarm = setTimeout(() => happen({ kind: 'woken' }), wait);
  }

  function carryOut({ connect: wants, close, send }: RtuDeed): void {
    const to = socket;
    // One after the other, or their single bytes would mix.
    if (send.length > 0 && to) writing = writing.then(() => write(to, send, split));
    if (close) to?.destroy();
    if (wants) socket = open(surroundings, happen);
  }

  signal.addEventListener('abort', () => {
    clearTimeout(alarm);
    socket?.destroy();
    ended.resolve();
  });
  if (signal.aborted) return;
  happen({ kind: 'woken' });
  await ended.promise;
}

function open({ host, port }: RtuSurroundings, happen: (event: RtuEvent) => void): Socket {
  const socket = connect({ host, port, noDelay: true });
  socket.on('connect', () => happen({ kind: 'opened' }));
  socket.on('data', (bytes) => happen({ kind: 'heard', bytes }));
  socket.on('error', () => {}); // 'close' follows
  socket.on('close', () => happen({ kind: 'closed' }));
  return socket;
}

/** Each piece goes out in a turn of its own. What a closed socket does not take the gear sends again. */
async function write(socket: Socket, bytes: Uint8Array, split: boolean): Promise<void> {
  if (!split) return void socket.write(bytes);
  for (let at = 0; at < bytes.length; at++) {
    socket.write(bytes.subarray(at, at + 1));
    await nextTurn();
  }
}
