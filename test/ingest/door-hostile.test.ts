import { expect, test } from 'vitest';
import { openDoor } from './open-door.ts';
import {
  connectPacket,
  loggedIn,
  publishPacket,
  type RawClient,
  rawClient,
  remainingLength,
} from './raw-client.ts';
import { until } from './until.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Sends pieces as fast as the door reads, until it closes or has them all; answers what went, and the memory it took. */
async function pour({ socket }: RawClient, piece: Buffer, most: number) {
  const before = process.memoryUsage().arrayBuffers;
  let peak = before;
  while (!socket.destroyed && socket.bytesWritten < most) {
    if (!socket.write(piece)) {
      await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
    }
    peak = Math.max(peak, process.memoryUsage().arrayBuffers);
  }
  return { went: socket.bytesWritten - socket.writableLength, memory: peak - before };
}

test('a CONNECT that announces 200 MB is closed at once, and nothing of it is kept', async () => {
  const door = await openDoor(['S1']);
  const announcement = Buffer.concat([Buffer.from([0x10]), remainingLength(200 * MIB)]);
  const client = await rawClient(door.port);
  client.send(announcement);
  await client.closed();

  const eager = await rawClient(door.port);
  eager.send(announcement);
  const { went, memory } = await pour(eager, Buffer.alloc(64 * KIB), 200 * MIB);
  expect(went).toBeLessThan(16 * MIB); // what the kernel’s buffers took
  expect(memory).toBeLessThan(4 * MIB);
  expect(door.lines.filter((line) => line.includes('packet too long'))).toHaveLength(1);
});

test('a CONNECT that comes a byte at a time is closed when its time is over', async () => {
  const door = await openDoor(['S1'], { connectMs: 100 });
  const client = await rawClient(door.port);
  const bytes = connectPacket('S1', { clientId: 'x'.repeat(100) });
  let sent = 0;
  await until(() => {
    if (sent < bytes.length - 1) client.send(bytes.subarray(sent, ++sent));
    return client.socket.destroyed;
  }, 'the door closes');
  expect(client.received).toEqual([]);
});

test('a connection that says nothing is closed when its time is over', async () => {
  const door = await openDoor(['S1'], { connectMs: 50 });
  await (await rawClient(door.port)).closed();
});

test('a packet that is begun and not finished is closed when its time is over; an idle client is not', async () => {
  const door = await openDoor(['S1'], { stallMs: 50 });
  const idle = await loggedIn(door.port, 'S1', { clientId: 'idle' });
  const client = await loggedIn(door.port, 'S1');
  const packet = publishPacket('poyang/S1/json', '{}');
  client.send(Buffer.concat([packet, packet.subarray(0, 9)]));
  await client.closed();
  expect(client.received.map(({ cmd }) => cmd)).toEqual(['connack', 'puback']);
  idle.send(packet);
  await idle.packets(2);
});

test('a client is not closed for a packet that we do not read on', async () => {
  const door = await openDoor(['S1'], { stallMs: 20 });
  const client = await loggedIn(door.port, 'S1');
  door.log.hold();
  const packet = publishPacket('poyang/S1/json', '{}');
  client.send(Buffer.concat([packet, packet.subarray(0, 9)]));
  await until(() => door.log.appends.length === 1, 'the first is in hand');
  client.send(packet.subarray(9));
  const since = performance.now();
  await until(() => performance.now() - since > 100, 'five times the limit goes by');
  door.log.release();
  await client.packets(3);
});

test('a payload of 63 KiB is taken, one of 65 KiB closes the connection', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  client.send(publishPacket('poyang/S1/json', Buffer.alloc(63 * KIB, 'x')));
  await client.packets(2);
  expect(door.log.kept[0]?.payload).toHaveLength(63 * KIB);
  client.send(publishPacket('poyang/S1/json', Buffer.alloc(65 * KIB, 'x'), { messageId: 2 }));
  await client.closed();
  expect(door.log.kept).toHaveLength(1);
});

test('connections are bounded, by address and in all, and a place that was left is free again', async () => {
  for (const limits of [{ connectionsPerAddress: 2 }, { connections: 2 }]) {
    const door = await openDoor(['S1'], limits);
    const first = await loggedIn(door.port, 'S1', { clientId: 'a' });
    await loggedIn(door.port, 'S1', { clientId: 'b' });
    await (await rawClient(door.port)).closed();
    first.send(Buffer.from([0xe0, 0]));
    await first.closed();
    await loggedIn(door.port, 'S1', { clientId: 'c' });
  }
});

test('a client that reads nothing is read no more and closed in the end, and nothing piles up meanwhile', {
  timeout: 60_000,
}, async () => {
  const door = await openDoor(['S1'], { stallMs: 500 });
  const client = await loggedIn(door.port, 'S1');
  client.socket.pause();
  const pings = Buffer.alloc(64 * KIB).fill(Buffer.from([0xc0, 0]));
  const { went, memory } = await pour(client, pings, 64 * MIB);
  expect(door.lines[1]).toContain('does not read what it is sent');
  expect(went).toBeLessThan(32 * MIB); // what the kernel’s buffers took
  expect(memory).toBeLessThan(32 * MIB);
});
