import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { encodeFrame } from '../../../devices/codecs/sl651/encode-frame.ts';
import type { Reply } from '../../../domain/ask.ts';
import { asks, replies } from '../../../domain/topics.ts';
import { newest } from '../../../infra/follow.ts';
import { NOW, openAllDoors as openDoor } from '../open-door.ts';
import { until } from '../until.ts';
import { ANSWER_37, ASCII_32, SZY206_FLOW, TEST_30, TIMED_32 } from './frames.ts';
import { gear } from './gear.ts';

/** What 0011223344 answers to 42 that sets its interval of reports to 2 h; its number is 0x11. */
const SET_AS_ASKED = encodeFrame({
  direction: 'up',
  head: '05001122334403E842',
  body: Buffer.from('0011260701080001F1F10011223344200802', 'hex'),
  end: 0x03,
});

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

test('its running parameters are set over its link; what it answers is acknowledged and kept', async () => {
  const door = await openDoor([{ id: '11223344', link: {} }]);
  const station = await gear(door.tcp);
  station.send(TIMED_32);
  await station.hears(25);
  const settings = [{ name: 'report-interval', value: '2' }];
  const ask = { id: randomUUID(), device: '11223344', by: 'test', at: NOW, settings } as const;
  await door.log.append(asks, [{ ...ask, what: 'set-parameters' }]);
  const down = (await station.hears(53)).subarray(25);
  expect(textOf(down)).toMatch(/^7e7e00112233440503e842800b02000026070108000020080205/);
  station.send(SET_AS_ASKED);
  await station.hears(78);
  expect(textOf(station.heard().subarray(53))).toMatch(
    /^7e7e00112233440503e8428008020011.*1b....$/,
  );
  await untilAsync(async () => (await newest(door.log, replies)).has(ask.id));
  expect((await newest(door.log, replies)).get(ask.id)).toMatchObject({ outcome: 'answered' });
});

test('gear that speaks ASCII has no settings to be asked for', async () => {
  const door = await openDoor([{ id: '10100001', link: {} }]);
  const station = await gear(door.tcp);
  station.send(ASCII_32);
  await until(() => station.heard().length > 0, 'its report is acknowledged');
  const ask = { id: randomUUID(), device: '10100001', by: 'test', at: NOW } as const;
  await door.log.append(asks, [{ ...ask, what: 'read-parameters' }]);
  await untilAsync(async () => (await newest(door.log, replies)).has(ask.id));
  expect((await newest(door.log, replies)).get(ask.id)?.outcome).toBe('cannot');
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
