import { expect, test } from 'vitest';
import { observations } from '../../../domain/topics.ts';
import { quality } from '../../../streams/quality/quality.ts';
import {
  bytes,
  drain,
  HOUR,
  littleHouse,
  MINUTE,
  messagesOf,
  NOW,
  station,
  stored,
} from '../little-house.ts';

const GAN = '62302250';

test('an identical duplicate changes nothing and is not told again', async () => {
  const house = littleHouse();
  // Beyond the first packets, which a restart may have brought back.
  const most = quality.maxRecords;
  const packets = Array.from(
    { length: most },
    (_, i) => [NOW - (most - i) * 10 * MINUTE, { rainfall: i % 2 }] as const,
  );
  await house.publish(GAN, packets);
  await house.publish(GAN, [[NOW, { rainfall: 1 }]]);
  await drain(quality, house.context);
  const once = await messagesOf(house.log, observations);
  const latest = await house.store.latest();

  const stop = new AbortController();
  const take = await quality.open(house.context, stop.signal);
  const entry = (i: number) => ({
    position: { partition: 0, offset: i },
    message: {
      device: GAN,
      codec: 'json',
      received: NOW + i,
      payload: bytes(`{"time":"${new Date(NOW).toISOString()}","values":{"rainfall":1}}`),
    },
  });
  await take(Array.from({ length: most }, (_, i) => entry(i)));
  const toldAgain = await messagesOf(house.log, observations);
  await take([entry(most + 1)]);
  expect(await messagesOf(house.log, observations)).toEqual(toldAgain);
  expect(toldAgain.length).toBeGreaterThan(once.length);
  expect(await house.store.latest()).toEqual(latest);
});

test('another value for the same time replaces the first, and its neighbours are judged anew', async () => {
  const house = littleHouse();
  const at = (minutes: number, stage: number) => [NOW + minutes * MINUTE, { stage }] as const;
  await house.publish(GAN, [at(-30, 15), at(-20, 15), at(-10, 15), at(0, 15)]);
  await drain(quality, house.context);
  await house.publish(GAN, [at(-10, 17)]);
  await drain(quality, house.context);
  expect((await stored(house.store, GAN, 'stage'))[2]).toBe('-10 17 3 rate_of_change spike');
  await house.publish(GAN, [at(-10, 15.02)]);
  await drain(quality, house.context);
  expect((await stored(house.store, GAN, 'stage'))[2]).toBe('-10 15.02 1');
});

test('a burst that comes 48 h late, newest first, is judged as if it had come in time', async () => {
  const series = [
    {
      property: 'stage',
      unit: 'm',
      intervalSeconds: 600,
      limits: { flat: { eps: 0.001, hours: 3 } },
    },
  ];
  const hours = Array.from({ length: 6 * 72 }, (_, i) => NOW - i * 10 * MINUTE).reverse();
  // A standstill of a day, spikes, dropouts, and a wave.
  const stage = (i: number) => {
    if (i % 61 === 0) return -999;
    if (i % 47 === 0) return 19;
    return i > 100 && i < 250 ? 15 : 15 + Math.round(Math.sin(i / 20) * 100) / 100;
  };
  const packets = hours.map((time, i) => [time, { stage: stage(i) }] as const);

  const inTime = littleHouse([station({ series })]);
  await inTime.publish(GAN, packets);
  await drain(quality, inTime.context);

  const late = littleHouse([station({ series })]);
  await late.publish(GAN, [...packets.slice(0, 40), ...packets.slice(-100)]);
  await drain(quality, late.context, 7);
  await late.publish(GAN, packets.slice(40, -100).toReversed());
  await drain(quality, late.context, 50);

  const expected = await stored(inTime.store, GAN, 'stage');
  const standing = expected.filter((line) => line.includes('flat_line'));
  expect(standing.length).toBeGreaterThan(50);
  expect(await stored(late.store, GAN, 'stage')).toEqual(expected);
});

test('a history of years fills in behind the newest reading, which stays the latest', async () => {
  const house = littleHouse();
  await house.publish(GAN, [[NOW, { stage: 19 }]]);
  await drain(quality, house.context);
  const days = Array.from({ length: 1_000 }, (_, i) => NOW - (i + 1) * 24 * HOUR);
  await house.publish(
    GAN,
    days.map((time) => [time, { stage: 15 }] as const),
  );
  await drain(quality, house.context);
  expect(await stored(house.store, GAN, 'stage')).toHaveLength(1_001);
  expect((await house.store.latest())[0]?.value).toBe(19);
});
