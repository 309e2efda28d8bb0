import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Reply } from '../../../domain/ask.ts';
import { asks, replies } from '../../../domain/topics.ts';
import { newest } from '../../../infra/follow.ts';
import { NOW, openAllDoors as openDoor } from '../open-door.ts';
import { ANSWER_37, SZY206_FLOW, TEST_30 } from './frames.ts';
import { gear } from './gear.ts';

const S1 = { id: '12345678', link: {} };
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('what a person asks goes to the gear in its own name, and the answer is kept before it is told', async () => {
  const door = await openDoor([S1]);
  const station = await gear(door.tcp);
  station.send(TEST_30);
  await station.hears(25);
  const ask = { id: randomUUID(), device: '12345678', what: 'now', by: 'test', at: NOW } as const;
  await door.log.append(asks, [ask]);
  const down = (await station.hears(50)).subarray(25);
  expect(textOf(down)).toMatch(/^7e7e001234567801123437800802000026070108000005/);
  station.send(ANSWER_37);
  let reply: Reply | undefined;
  await untilAsync(async () => {
    reply = (await newest(door.log, replies)).get(ask.id);
    return reply !== undefined;
  });
  expect(reply).toMatchObject({ outcome: 'answered', payloadHex: textOf(ANSWER_37) });
  expect(door.log.kept).toHaveLength(2);
});

test('an ask of a station without a link, or in a language without such a question, is told so', async () => {
  const door = await openDoor([{ id: '5303810D00', link: {} }]);
  const szy = await gear(door.tcp);
  szy.send(SZY206_FLOW);
  await szy.hears(13);
  const common = { what: 'clock', by: 'test', at: NOW } as const;
  const [one, other] = [randomUUID(), randomUUID()];
  await door.log.append(asks, [
    { id: one, device: '5303810D00', ...common },
    { id: other, device: 'S9', ...common },
  ]);
  await untilAsync(async () => (await newest(door.log, replies)).size === 2);
  const all = await newest(door.log, replies);
  expect([all.get(one)?.outcome, all.get(other)?.outcome]).toEqual(['cannot', 'no_link']);
});

async function untilAsync(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('not within 500 turns');
}
