import { expect, test } from 'vitest';
import { PoyangError } from '../../../domain/errors.ts';
import { late as lateTopic, raw } from '../../../domain/topics.ts';
import type { Log } from '../../../infra/log/log.ts';
import { late } from '../../../streams/late/late.ts';
import { createLatePackets } from '../../../streams/quality/late-packets.ts';
import { quality } from '../../../streams/quality/quality.ts';
import {
  drain,
  HOUR,
  littleHouse,
  MINUTE,
  messagesOf,
  NOW,
  station,
  stored,
} from '../little-house.ts';

const [AWAY, LIVE] = ['62302250', '62301800'];
const stations = [station({ id: AWAY }), station({ id: LIVE })];

/** Three days that a station held back, every ten minutes. */
const burst = Array.from(
  { length: 3 * 144 },
  (_, i) => [NOW - 7 * HOUR - i * 10 * MINUTE, { stage: 15 + (i % 5) / 100 }] as const,
);

test('of a burst of old readings all but a few wait, and the live reading behind it does not', async () => {
  const house = littleHouse(stations);
  await house.publish(AWAY, burst);
  await house.publish(LIVE, [[NOW, { stage: 19.01 }]]);
  const stop = new AbortController();
  const take = await quality.open(house.context, stop.signal);
  await take(await entriesOf(house));

  expect(await stored(house.store, LIVE, 'stage')).toEqual(['0 19.01 1']);
  expect(await stored(house.store, AWAY, 'stage')).toHaveLength(25);
  expect(await messagesOf(house.log, lateTopic)).toHaveLength(burst.length - 25);
});

test('what waited is stored as if it had not, and the latest stays the latest', async () => {
  const [waited, inTime] = [littleHouse(stations), littleHouse(stations)];
  await waited.publish(AWAY, [[NOW, { stage: 15 }]]);
  await waited.publish(AWAY, burst);
  await drain(quality, waited.context);
  for (const [time, values] of burst.toReversed())
    await inTime.publish(AWAY, [[time, values]], time);
  await inTime.publish(AWAY, [[NOW, { stage: 15 }]]);
  await drain(quality, inTime.context);

  expect(await messagesOf(inTime.log, lateTopic)).toEqual([]);
  expect(await stored(waited.store, AWAY, 'stage')).toEqual(
    await stored(inTime.store, AWAY, 'stage'),
  );
  expect((await waited.store.latest()).map(({ time }) => time)).toEqual([NOW]);
});

test('of two values of one moment that which came later holds, also when the earlier one waited', async () => {
  const house = littleHouse(stations);
  const [time] = burst.at(-1) ?? [0];
  await house.publish(AWAY, burst);
  await house.publish(AWAY, [[time, { stage: 15.5 }]], NOW + MINUTE);
  await drain(quality, house.context, burst.length); // the second in a batch of its own: it need not wait

  const lines = await stored(house.store, AWAY, 'stage');
  expect(lines[0]).toContain(' 15.5 ');
});

test('it goes back to where it came from in the order in which it was put off, each packet but once', async () => {
  const house = littleHouse(stations);
  await house.publish(AWAY, burst);
  await drain(quality, house.context);
  const again = (await messagesOf(house.log, raw)).slice(burst.length);
  expect(again.map(({ payload }) => new TextDecoder().decode(payload))).toEqual(
    (await messagesOf(house.log, raw))
      .slice(25, burst.length)
      .map(({ payload }) => new TextDecoder().decode(payload)),
  );
  expect(again.every(({ waited, received }) => waited && received === NOW)).toBe(true);
  expect(await house.context.log.lag(late.reads, late.name)).toBe(0);
});

test('a batch of large packets goes back in few enough bites to be done in time', async () => {
  const house = littleHouse(stations);
  const sizes: number[] = [];
  const append: Log['append'] = async (_, messages) => void sizes.push(messages.length);
  const stopped = AbortSignal.abort(); // so that no bite waits for calm
  const take = await late.open(
    { ...house.context, log: { ...house.context.log, append } },
    stopped,
  );
  const payload = new Uint8Array(48 * 1024);
  const entry = (offset: number) => ({
    position: { partition: 0, offset },
    message: { device: AWAY, codec: 'json', received: NOW, payload, waited: true } as const,
  });
  await take(Array.from({ length: late.maxRecords }, (_, i) => entry(i)));
  expect(sizes.length).toBeLessThanOrEqual(60);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(late.maxRecords);
});

test('where as many wait as may, old readings are dealt with where they are, until there is room again', () => {
  const late = createLatePackets();
  const packet = { device: AWAY, codec: 'json', received: NOW, payload: new Uint8Array() };
  const reading = { time: NOW - 24 * HOUR, element: 'stage', property: 'stage', value: 1 };
  const frame = { ok: true, station: AWAY, readings: [{ ...reading, unit: undefined }] } as const;
  const putOff = () => {
    for (let i = 0; i < 100; i++) late.puts(packet, { ...frame, readings: [...frame.readings] });
    return late.take().length;
  };
  expect([putOff(), putOff()]).toEqual([75, 100]);
  late.note(60_001);
  expect([late.isPuttingOff(), putOff(), late.isPuttingOff()]).toEqual([true, 0, true]);
  late.note(60_000);
  expect(putOff()).toBe(75);
});

test('a log that does not answer is not calm, and gives back what is in hand all the same', async () => {
  const house = littleHouse(stations);
  await house.publish(AWAY, burst);
  const stop = new AbortController();
  const take = await quality.open(house.context, stop.signal);
  await take(await entriesOf(house));
  const away = new PoyangError('LOG_UNAVAILABLE', 'no broker answers');
  const log = { ...house.context.log, lag: async () => Promise.reject(away) };
  const giveBack = await late.open({ ...house.context, log }, AbortSignal.timeout(100));
  const messages = await messagesOf(house.log, lateTopic);
  await giveBack(
    messages.map((message, offset) => ({ position: { partition: 0, offset }, message })),
  );
  expect(await messagesOf(house.log, raw)).toHaveLength(burst.length + messages.length);
});

async function entriesOf(house: ReturnType<typeof littleHouse>) {
  const messages = await messagesOf(house.log, raw);
  return messages.map((message, offset) => ({ position: { partition: 0, offset }, message }));
}
