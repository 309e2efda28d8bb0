import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openAllDoors } from './open-door.ts';
import { randomNumbers } from './random-numbers.ts';
import { ASCII_32, HJ212_WANTS_ANSWER, SZY206_FLOW, TEST_30, TIMED_32 } from './tcp/frames.ts';
import { gear } from './tcp/gear.ts';

const FRAMES = [TEST_30, TIMED_32, ASCII_32, HJ212_WANTS_ANSWER, SZY206_FLOW];
const POST = Buffer.from('POST /in/S1/json HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}');
const INPUTS = 2_000;
const AT_ONCE = 20;

/** A piece of what is right, with bytes changed, doubled, cut out or put in. */
function spoiled(seeds: readonly Buffer[], random: (limit: number) => number): Buffer {
  const bytes = [...(seeds[random(seeds.length)] ?? [])];
  for (let change = random(6); change > 0; change--) {
    const at = random(bytes.length + 1);
    const noise = Array.from({ length: random(12) }, () => random(256));
    bytes.splice(at, random(8), ...(random(2) ? noise : bytes.slice(at, at + random(30))));
  }
  return Buffer.from(bytes);
}

async function pour(port: number, bytes: Buffer, cutAt: number): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  socket.resume();
  await once(socket, 'connect');
  socket.write(bytes.subarray(0, cutAt));
  await new Promise(setImmediate);
  socket.end(bytes.subarray(cutAt));
  if (!socket.destroyed) await once(socket, 'close');
}

test.each([
  ['raw TCP', 'tcp', FRAMES],
  ['HTTP POST', 'post', [POST, ...FRAMES]],
] as const)(
  '2,000 spoiled inputs at the door for %s harm nobody and leave nothing behind',
  async (_name, which, seeds) => {
    const door = await openAllDoors([{ id: '12345678', link: {} }, 'S1']);
    const random = randomNumbers(20_261_129);
    const round = async () => {
      for (let sent = 0; sent < INPUTS / 2; sent += AT_ONCE) {
        const inputs = Array.from({ length: AT_ONCE }, () => spoiled(seeds, random));
        await Promise.all(
          inputs.map((bytes) => pour(door[which], bytes, random(bytes.length + 1))),
        );
      }
    };
    await round();
    const before = process.memoryUsage().rss;
    await round();
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    const honest = await gear(door.tcp);
    const kept = door.log.kept.length;
    honest.send(Buffer.concat([TEST_30.subarray(0, 9)]), TEST_30.subarray(9));
    await honest.hears(25);
    expect(door.log.kept.length - kept).toBeLessThanOrEqual(1);
  },
  60_000,
);
