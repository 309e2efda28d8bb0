import { expect, test } from 'vitest';
import { observations, rejects } from '../../../domain/topics.ts';
import type { Store } from '../../../infra/store/store.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { drain, HOUR, littleHouse, MINUTE, messagesOf, NOW, stored } from '../little-house.ts';

const GAN = '62302250';
const REASON = 'points beyond retention policy';

/** A store that keeps a day. */
function forgetfulStore(): Store {
  const store = memoryStore();
  return {
    ...store,
    async write(batch) {
      const isOld = ({ time }: { time: number }) => time < NOW - 24 * HOUR;
      await store.write(batch.filter((one) => !isOld(one)));
      return batch.filter(isOld).map((observation) => ({ observation, reason: REASON }));
    },
  };
}

test('what the store refuses is rejected in its words with its packet, and not told to others', async () => {
  const house = littleHouse(undefined, forgetfulStore());
  await house.publish(GAN, [
    [NOW - 10 * MINUTE, { stage: 19.02 }],
    [NOW - 48 * HOUR, { stage: 18.5, rainfall: 1 }],
    [NOW, { stage: 19.04 }],
  ]);
  await drain(quality, house.context);

  expect(await stored(house.store, GAN, 'stage')).toEqual(['-10 19.02 1', '0 19.04 1']);
  const told = (await messagesOf(house.log, observations)).flat();
  expect(told.map(({ time }) => time)).toEqual([NOW - 10 * MINUTE, NOW]);
  const [reject, ...others] = await messagesOf(house.log, rejects);
  expect(others).toEqual([]);
  expect(reject).toMatchObject({
    device: GAN,
    codec: 'json',
    raw: { partition: 0, offset: 1 },
    reason: 'refused_by_store',
    detail: ['stage', 'rainfall']
      .map((property) => `${property} at 2026-06-30T00:00:00.000Z: ${REASON}`)
      .join('; '),
  });
  expect(Buffer.from(reject?.payloadHex ?? '', 'hex').toString()).toContain('18.5');
  expect(await house.journal.count('reject')).toEqual({ refused_by_store: 1 });
});

test('what was refused counts for nothing when later readings are judged', async () => {
  const house = littleHouse(undefined, forgetfulStore());
  await house.publish(GAN, [
    [NOW - 24.1 * HOUR, { stage: 30 }],
    [NOW - 23.9 * HOUR, { stage: 19 }],
  ]);
  await drain(quality, house.context, 1);
  const fresh = littleHouse();
  await fresh.publish(GAN, [[NOW - 23.9 * HOUR, { stage: 19 }]]);
  await drain(quality, fresh.context);
  expect(await stored(house.store, GAN, 'stage')).toEqual(await stored(fresh.store, GAN, 'stage'));
});

test('an observation judged anew and refused is rejected with the packet that once brought it', async () => {
  const store = memoryStore();
  let isFull = false;
  const house = littleHouse(undefined, {
    ...store,
    async write(batch) {
      const isRefused = ({ time }: { time: number }) => isFull && time < NOW;
      await store.write(batch.filter((one) => !isRefused(one)));
      return batch.filter(isRefused).map((observation) => ({ observation, reason: REASON }));
    },
  });
  const at = (minutes: number, stage: number) => [NOW + minutes * MINUTE, { stage }] as const;
  await house.publish(GAN, [at(-50, 15), at(-40, 15), at(-10, 16)]);
  await house.publish(GAN, [at(-5, 19)]);
  await drain(quality, house.context);
  isFull = true;
  await house.publish(GAN, [at(0, 16.2)]);
  await drain(quality, house.context);
  const found = await messagesOf(house.log, rejects);
  expect(found.map(({ raw: { offset }, reason }) => [offset, reason])).toContainEqual([
    3,
    'refused_by_store',
  ]);
  for (const { payloadHex } of found) expect(payloadHex).not.toBe('');
});
