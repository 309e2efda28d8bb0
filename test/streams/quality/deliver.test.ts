import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Observation } from '../../../domain/observation.ts';
import { observations, raw } from '../../../domain/topics.ts';
import type { Store } from '../../../infra/store/store.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { bytes, drain, littleHouse, messagesOf, NOW, stored } from '../little-house.ts';

const GAN = '62302250';
/** Fewer packets than a batch holds, and so big that they are dealt with in three parts. */
const COUNT = 2_500;
const PADDING = ' '.repeat(4_000);

const packets = Array.from({ length: COUNT }, (_, i) => {
  const time = new Date(NOW - (COUNT - i) * 5_000).toISOString();
  const text = JSON.stringify({ time, values: { stage: 15 + (i % 7) / 100 } });
  return { device: GAN, codec: 'json', received: NOW, payload: bytes(text + PADDING) };
});

/** A store whose writes wait until they are let go on. */
function slowStore() {
  const store = memoryStore();
  const waiting: { batch: readonly Observation[]; go: PromiseWithResolvers<void> }[] = [];
  const slow: Store = {
    ...store,
    async write(batch) {
      const go = Promise.withResolvers<void>();
      waiting.push({ batch, go });
      await go.promise;
      return store.write(batch);
    },
  };
  const next = () => vi.waitUntil(() => waiting.shift());
  return { slow, waiting, next };
}

test('the next part of a batch is judged while the one before it is being stored, and nothing is told before it is', async () => {
  const { slow, waiting, next } = slowStore();
  const house = littleHouse(undefined, slow);
  await house.log.append(raw, packets);
  const draining = drain(quality, house.context);
  const told = async () => {
    const all = (await messagesOf(house.log, observations)).flat();
    return new Set(all.map(({ time }) => time));
  };

  const written = new Set<number>();
  for (const _ of [1, 2, 3]) {
    const { batch, go } = await next();
    expect(waiting).toEqual([]);
    expect(await told()).toEqual(written);
    for (const { time } of batch) written.add(time);
    go.resolve();
    await vi.waitUntil(async () => (await told()).size === written.size);
  }
  await draining;
  expect(written.size).toBe(COUNT);
  expect((await stored(house.store, GAN, 'stage')).length).toBe(COUNT);
});

test('no more than two parts are in hand, however long the store takes', async () => {
  const { slow, next } = slowStore();
  const house = littleHouse(undefined, slow);
  await house.log.append(raw, packets);
  const messages = await messagesOf(house.log, raw);
  let met = 0;
  const entries = messages.map((message, offset) => ({
    position: { partition: 0, offset },
    get message() {
      met = Math.max(met, offset + 1);
      return message;
    },
  }));
  const take = await quality.open(house.context, new AbortController().signal);
  const taken = take(entries);
  const first = await next();
  const two = 2.1 * 1_024; // of 4 KiB, and a little to spare
  await vi.waitUntil(() => met > two / 2);
  for (let turn = 0; turn < 20; turn++) await nextTurn();
  expect(met).toBeLessThan(two);

  first.go.resolve();
  for (const _ of [2, 3]) (await next()).go.resolve();
  await taken;
  expect(met).toBe(COUNT);
});

test('after a part that could not be stored no other is stored or told, and the batch fails', async () => {
  const { slow, waiting, next } = slowStore();
  const house = littleHouse(undefined, slow);
  await house.log.append(raw, packets);
  const draining = drain(quality, house.context);
  draining.catch(() => undefined);
  const first = await next();
  first.go.resolve();
  const second = await next();
  second.go.reject(new Error('the disk is full'));

  await expect(draining).rejects.toThrow('the disk is full');
  expect(waiting).toEqual([]);
  const told = (await messagesOf(house.log, observations)).flat();
  expect(told).toHaveLength(first.batch.length);
});

test('in parts or packet by packet, a batch comes to the same', async () => {
  const [whole, single] = [littleHouse(), littleHouse()];
  const late = [...packets.slice(0, 1_500).reverse(), ...packets.slice(1_500)];
  for (const house of [whole, single]) await house.log.append(raw, late);
  await drain(quality, whole.context);
  await drain(quality, single.context, 100);
  expect(await stored(whole.store, GAN, 'stage')).toEqual(await stored(single.store, GAN, 'stage'));
});
