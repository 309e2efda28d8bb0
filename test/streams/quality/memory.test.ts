import { expect, test } from 'vitest';
import { deviceEvents, raw, rejects } from '../../../domain/topics.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { payloadOf } from '../../devices/codecs/sparkplug-b/payload-of.ts';
import { drain, littleHouse, MINUTE, messagesOf, NOW, stored } from '../little-house.ts';

const GAN = '62302250';

const birth = payloadOf({
  timestamp: NOW - MINUTE,
  seq: 0,
  metrics: [
    { name: 'bdSeq', datatype: 8, int: 1n },
    { name: 'Gauge/stage', alias: 3, datatype: 9, float: 19 },
  ],
});
const data = payloadOf({ timestamp: NOW, seq: 1, metrics: [{ alias: 3, float: 19.03125 }] });
const death = payloadOf({ metrics: [{ name: 'bdSeq', datatype: 8, int: 1n }] });

test('what a birth has named is known after a restart', async () => {
  const house = littleHouse();
  await send(house, [birth]);
  await drain(quality, house.context);
  await send(house, [data, death]);
  await drain(quality, house.context); // opens the processor anew
  expect(await stored(house.store, GAN, 'stage')).toEqual(['-1 19 1', '0 19.03125 1']);
  expect(await messagesOf(house.log, rejects)).toEqual([]);
  const events = await messagesOf(house.log, deviceEvents);
  expect(events.map(({ word, holds }) => `${word} ${holds}`)).toEqual([
    'online true',
    'online false',
  ]);
});

test('data before any birth is a reject that says so', async () => {
  const house = littleHouse();
  await send(house, [data]);
  await drain(quality, house.context);
  const told = await messagesOf(house.log, rejects);
  expect(told.map(({ detail }) => detail)).toEqual(['no birth has named alias 3']);
});

async function send({ log }: ReturnType<typeof littleHouse>, payloads: readonly Uint8Array[]) {
  await log.append(
    raw,
    payloads.map((payload) => ({ device: GAN, codec: 'sparkplug-b', received: NOW, payload })),
  );
}
