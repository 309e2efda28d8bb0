import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPipeline } from '../../../ingest/outside/pipeline.ts';

const packet = (number: number) => ({
  device: 'S1',
  codec: 'json',
  received: number,
  payload: new Uint8Array(),
});

test('whatever comes when, acknowledgements keep the order, follow durability and stay within the bound', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom('qos 1', 'qos 0', 'nameless'), { maxLength: 40 }),
      fc.integer({ min: 1, max: 7 }),
      async (scheduler, kinds, limit) => {
        const durable = new Set<number>();
        const acknowledged: number[] = [];
        let inHand = 0;
        let most = 0;
        const pipeline = createPipeline({
          limit,
          async append(packets) {
            most = Math.max(most, inHand);
            await scheduler.schedule(Promise.resolve());
            for (const { received } of packets) durable.add(received);
            inHand -= packets.length;
          },
          acknowledge(ids) {
            for (const id of ids) {
              expect(kinds[id] === 'nameless' || durable.has(id)).toBe(true);
              acknowledged.push(id);
            }
          },
          fail: (error) => expect.unreachable(error.message),
        });
        const deliver = (id: number): Promise<void> =>
          new Promise((next) => {
            const isNameless = kinds[id] === 'nameless';
            const messageId = kinds[id] === 'qos 0' ? undefined : id;
            inHand += Number(!isNameless);
            pipeline.take({ messageId, packet: isNameless ? undefined : packet(id) }, next);
          });
        const delivered = (async () => {
          for (let id = 0; id < kinds.length; id++) await deliver(id);
        })();
        await scheduler.waitFor(delivered);
        await scheduler.waitFor(pipeline.idle());

        const withId = kinds.flatMap((kind, id) => (kind === 'qos 0' ? [] : id));
        expect(acknowledged).toEqual(withId);
        expect(durable.size).toBe(kinds.filter((kind) => kind !== 'nameless').length);
        expect(most).toBeLessThanOrEqual(limit);
      },
    ),
    { numRuns: 200, seed: 8 },
  );
});

test('what comes while an append is under way goes as one append', async () => {
  const sizes: number[] = [];
  const gates: (() => void)[] = [];
  const pipeline = createPipeline({
    limit: 100,
    append(packets) {
      sizes.push(packets.length);
      return new Promise((resolve) => gates.push(resolve));
    },
    acknowledge: () => {},
    fail: (error) => expect.unreachable(error.message),
  });
  pipeline.take({ messageId: 1, packet: packet(1) }, () => {});
  await Promise.resolve();
  for (let id = 2; id <= 30; id++) pipeline.take({ messageId: id, packet: packet(id) }, () => {});
  gates[0]?.();
  await new Promise(setImmediate);
  gates[1]?.();
  await pipeline.idle();
  expect(sizes).toEqual([1, 29]);
});

test('a source that brings the next message at once when there is room is never left waiting', async () => {
  const acknowledged: number[] = [];
  const pipeline = createPipeline({
    limit: 2,
    append: async () => {},
    acknowledge: (ids) => acknowledged.push(...ids),
    fail: (error) => expect.unreachable(error.message),
  });
  const ids = Array.from({ length: 50 }, (_, index) => index + 1).values();
  const bringNext = () => {
    const { value: messageId, done } = ids.next();
    if (!done) pipeline.take({ messageId, packet: packet(messageId) }, bringNext);
  };
  bringNext();
  await pipeline.idle();
  expect(acknowledged).toHaveLength(50);
});

test('when the log fails nothing in hand is acknowledged, and what comes later is let go', async () => {
  const acknowledged: number[] = [];
  const failures: string[] = [];
  const pipeline = createPipeline({
    limit: 2,
    append: () => Promise.reject(new Error('The disk is full.')),
    acknowledge: (ids) => acknowledged.push(...ids),
    fail: ({ message }) => failures.push(message),
  });
  let room = 0;
  for (let id = 1; id <= 2; id++)
    pipeline.take({ messageId: id, packet: packet(id) }, () => room++);
  expect(room).toBe(1);
  await pipeline.idle();
  pipeline.take({ messageId: 3, packet: packet(3) }, () => room++);
  await pipeline.idle();
  expect({ room, acknowledged, failures }).toEqual({
    room: 3,
    acknowledged: [],
    failures: ['The disk is full.'],
  });
});
