import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { guardFrames } from '../../ingest/frame-guard.ts';
import { createInHand } from '../../ingest/in-hand.ts';
import { connectPacket, publishPacket } from './raw-client.ts';

const connect = connectPacket('S1');
const publish = publishPacket('poyang/S1/json', '{}');
const nextTurn = () => new Promise(setImmediate);

/** A guarded connection whose other end is the test: what it sends, what the broker reads, and when writes end. */
function guarded(inHand = createInHand(1_000)) {
  const written: Buffer[] = [];
  let drain = () => {};
  let isStuck = false;
  const socket = Object.assign(
    new Duplex({
      highWaterMark: 16,
      read() {},
      write(chunk, _encoding, done) {
        written.push(chunk);
        if (isStuck) drain = done;
        else done();
      },
    }),
    { remoteAddress: '192.0.2.7', setTimeout() {}, destroySoon: () => socket.destroy() },
  );
  const reasons: string[] = [];
  const refusals = { count: (kind: string) => void reasons.push(kind), flush() {} };
  const stream = guardFrames(socket as unknown as Socket, { inHand, stallMs: 60_000, refusals });
  const read: Buffer[] = [];
  stream.on('error', () => undefined);
  stream.on('readable', () => {
    const piece = stream.read();
    if (piece) read.push(piece);
  });
  return {
    socket,
    stream,
    read,
    written,
    reasons,
    inHand,
    stick() {
      isStuck = true;
    },
    drain: () => drain(),
    async send(bytes: Buffer) {
      socket.push(bytes);
      await nextTurn();
    },
    /** As the broker does when it has dealt with all it took. */
    async ask() {
      stream.read();
      await nextTurn();
    },
  };
}

async function welcomed(inHand?: ReturnType<typeof createInHand>) {
  const guard = guarded(inHand);
  await guard.send(connect);
  await guard.ask();
  guard.stream.welcome();
  return guard;
}

test('before CONNACK the broker gets the CONNECT alone', async () => {
  const guard = guarded();
  await guard.send(Buffer.concat([connect, publish]));
  await guard.ask();
  expect(guard.read).toEqual([connect]);
  guard.stream.welcome();
  expect(guard.read).toEqual([connect, publish]);
});

test('the broker gets no more until it has dealt with what it took', async () => {
  const guard = await welcomed();
  await guard.send(publish);
  await guard.send(publish);
  expect(guard.read).toEqual([connect, publish]);
  await guard.ask();
  expect(guard.read).toEqual([connect, publish, publish]);
});

test('the broker gets at most 256 packets at a time', async () => {
  const guard = await welcomed();
  await guard.send(Buffer.concat(Array.from({ length: 600 }, () => publish)));
  await guard.ask();
  await guard.ask();
  expect(guard.read.slice(1).map(({ length }) => length / publish.length)).toEqual([256, 256, 88]);
});

test('a packet that comes in parts is passed on without being asked for again', async () => {
  const guard = await welcomed();
  await guard.send(publish.subarray(0, 5));
  await guard.send(publish.subarray(5));
  await guard.send(publish);
  expect(Buffer.concat(guard.read)).toEqual(Buffer.concat([connect, publish]));
});

test('while too much is in hand nothing is passed on, and once there is room it goes on by itself', async () => {
  const guard = await welcomed(createInHand(1_000));
  guard.inHand.take(1_000);
  await guard.send(publish);
  expect(guard.read).toEqual([connect]);
  guard.inHand.give(400);
  expect(guard.read).toEqual([connect]);
  guard.inHand.give(200);
  expect(guard.read).toEqual([connect, publish]);
});

test('a client that does not read its answers is not read, until it has', async () => {
  const guard = await welcomed();
  guard.stick();
  guard.stream.write(Buffer.alloc(100));
  await guard.send(publish);
  expect(guard.read).toEqual([connect]);
  guard.drain();
  await nextTurn();
  expect(guard.read).toEqual([connect, publish]);
});

test('what the broker writes in one turn leaves in one piece', async () => {
  const guard = await welcomed();
  guard.stream.cork();
  for (let index = 0; index < 3; index++) guard.stream.write(Buffer.from([0x40, 2, 0, index]));
  guard.stream.uncork();
  expect(guard.written.map(({ length }) => length)).toEqual([12]);
});

test('a broker that throws at a packet loses that connection and nothing else', async () => {
  const guard = await welcomed();
  guard.stream.on('readable', () => {
    throw new RangeError('out of bounds');
  });
  await guard.send(publish);
  expect(guard.socket.destroyed).toBe(true);
  expect(guard.reasons).toEqual(['Closed a connection: malformed packet']);
});

test('the end of the client’s bytes is noticed, even when it comes while the broker is busy', async () => {
  const guard = await welcomed();
  await guard.send(publish);
  guard.socket.push(null);
  await nextTurn();
  expect(guard.stream.destroyed).toBe(false);
  await guard.ask();
  await nextTurn();
  expect(guard.stream.destroyed).toBe(true);
});
