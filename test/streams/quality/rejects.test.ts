import { expect, test } from 'vitest';
import { raw, rejects } from '../../../domain/topics.ts';
import { quality } from '../../../streams/quality/quality.ts';
import {
  bytes,
  drain,
  littleHouse,
  MINUTE,
  messagesOf,
  NOW,
  station,
  stored,
} from '../little-house.ts';

const GAN = '62302250';

test('a stamp of 2059 is quarantined with its reason, and so is one of 1970, or of the first days of 2000', async () => {
  const house = littleHouse();
  const [future, past] = [Date.parse('2059-01-01T00:00:00Z'), 0];
  const begunAgain = Date.parse('2000-01-01T09:00:00+08:00');
  await house.publish(GAN, [
    [future, { stage: 19 }],
    [past, { stage: 19 }],
    [begunAgain, { stage: 19 }],
    [NOW + 11 * MINUTE, { stage: 19 }],
    [NOW + 10 * MINUTE, { stage: 19 }],
  ]);
  await drain(quality, house.context);
  const told = await messagesOf(house.log, rejects);
  expect(told.map(({ reason, time, detail }) => [reason, time, detail])).toEqual([
    ['clock_future', future, 'stage at 2059-01-01T00:00:00.000Z'],
    ['clock_past', past, 'stage at 1970-01-01T00:00:00.000Z'],
    ['clock_past', begunAgain, 'stage at 2000-01-01T01:00:00.000Z'],
    ['clock_future', NOW + 11 * MINUTE, 'stage at 2026-07-02T00:11:00.000Z'],
  ]);
  expect(await stored(house.store, GAN, 'stage')).toEqual(['10 19 1']);
});

test('what is unknown or does not fit goes to the rejects with its bytes, and the rest on', async () => {
  const series = [
    { property: 'stage', unit: 'm', intervalSeconds: 600 },
    { property: 'rainfall', unit: 'degC', intervalSeconds: 600 },
  ];
  const house = littleHouse([station({ series })]);
  const payload = bytes(
    `{"time":"2026-07-02T08:00:00+08:00","values":{"stage":19,"rainfall":1,"ph":7,"salt":1}}`,
  );
  const packet = { device: GAN, codec: 'json', received: NOW, payload };
  await house.log.append(raw, [
    packet,
    { ...packet, codec: 'morse' },
    { ...packet, device: '99999999' },
    { ...packet, payload: bytes('{"time":') },
    { ...packet, payload: Uint8Array.of(0xff, 0xfe) },
  ]);
  await drain(quality, house.context);

  const told = await messagesOf(house.log, rejects);
  expect(told.map(({ reason, raw: { offset } }) => [offset, reason])).toEqual([
    [0, 'wrong_unit'],
    [0, 'unknown_series'],
    [1, 'unknown_codec'],
    [2, 'unknown_station'],
    [3, 'undecodable'],
    [4, 'undecodable'],
  ]);
  expect(told[1]?.detail).toBe(
    'ph is not registered at 62302250; salt is not registered at 62302250',
  );
  expect(told[5]?.payloadHex).toBe('fffe');
  expect(await house.journal.count('reject')).toEqual({
    wrong_unit: 1,
    unknown_series: 1,
    unknown_codec: 1,
    unknown_station: 1,
    undecodable: 2,
  });
  expect(await stored(house.store, GAN, 'stage')).toEqual(['0 19 1']);
});

test('10,000 undecodable packets in a row stall nothing and each is kept', async () => {
  const house = littleHouse();
  const packet = { device: GAN, codec: 'json', received: NOW, payload: bytes('not JSON') };
  await house.log.append(
    raw,
    Array.from({ length: 10_000 }, () => packet),
  );
  await house.publish(GAN, [[NOW, { stage: 19 }]]);
  await drain(quality, house.context);
  expect(await house.journal.count('reject')).toEqual({ undecodable: 10_000 });
  expect(await messagesOf(house.log, rejects)).toHaveLength(10_000);
  expect(await stored(house.store, GAN, 'stage')).toEqual(['0 19 1']);
});

test('a packet of 5,000 unknown readings is one reject', async () => {
  const house = littleHouse();
  const values = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`x${i}`, i]));
  await house.publish(GAN, [[NOW, values]]);
  await drain(quality, house.context);
  const told = await messagesOf(house.log, rejects);
  expect(told).toHaveLength(1);
  expect(told[0]?.detail).toMatch(/^x0 is not registered .*; and 4995 more$/);
});
