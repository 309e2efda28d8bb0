import { expect, test } from 'vitest';
import { z } from 'zod';
import { jsonTopic } from '../../domain/topic.ts';
import type { Batch, Log } from '../../infra/log/log.ts';
import { keepRunning } from '../../streams/keep-running.ts';
import type { Processor } from '../../streams/processor.ts';
import { littleHouse } from './little-house.ts';

const numbers = jsonTopic({ name: 'numbers', schema: z.number(), key: String });

/** A processor that hands each batch, and the run it belongs to, to `take`. */
function processor(take: (batch: number[], run: number) => Promise<void>): Processor<number> {
  let runs = 0;
  return {
    name: 'adder',
    reads: numbers,
    maxRecords: 2,
    async open() {
      const run = ++runs;
      return (entries) =>
        take(
          entries.map(({ message }) => message),
          run,
        );
    },
  };
}

/** A log whose readers begin anew at the batches that `when` says too. */
function givenAway(log: Log, when: (batch: Batch<unknown>) => boolean): Log {
  return {
    ...log,
    async *read(topic, options) {
      for await (const batch of log.read(topic, options)) {
        yield { ...batch, anew: batch.anew || when(batch) };
      }
    },
  };
}

test('a processor that falls over starts again from its last commit, after longer and longer pauses', async () => {
  const { context } = littleHouse();
  await context.log.append(numbers, [1, 2, 3, 4, 5]);
  const stop = new AbortController();
  const seen: [number, number[]][] = [];
  const pauses: number[] = [];
  const errors: string[] = [];
  let failures = 7;

  await keepRunning(
    processor(async (batch, run) => {
      seen.push([run, batch]);
      if (batch[0] === 3 && failures-- > 0) throw new Error('no disk');
      if (batch.includes(5)) stop.abort();
    }),
    { ...context, logger: { ...context.logger, error: (message) => errors.push(message) } },
    { signal: stop.signal, pause: async (ms) => void pauses.push(ms / 1_000) },
  );

  expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30]);
  expect(seen.slice(0, 3)).toEqual([
    [1, [1, 2]],
    [1, [3, 4]],
    [2, [3, 4]],
  ]);
  expect(seen.at(-1)).toEqual([8, [5]]);
  expect(errors[0]).toBe('adder fell over; it starts again in 1 s');
  expect(await context.log.lag(numbers, 'adder')).toBe(0);
});

test('a batch that was committed sets the pause back', async () => {
  const { context } = littleHouse();
  await context.log.append(numbers, [1, 2, 3, 4, 5]);
  const stop = new AbortController();
  const pauses: number[] = [];
  const failed = new Set<number | undefined>();
  await keepRunning(
    processor(async (batch) => {
      if (!failed.has(batch[0])) {
        failed.add(batch[0]);
        throw new Error('once each');
      }
      if (batch.includes(5)) stop.abort();
    }),
    context,
    { signal: stop.signal, pause: async (ms) => void pauses.push(ms) },
  );
  expect(pauses).toEqual([1_000, 1_000, 1_000]);
});

test('where its reader begins anew the processor is opened anew: others may have read on in between', async () => {
  const { context } = littleHouse();
  await context.log.append(numbers, [1, 2, 3, 4, 5]);
  const stop = new AbortController();
  const seen: [number, number[]][] = [];
  const signals: AbortSignal[] = [];
  const adder = processor(async (batch, run) => {
    seen.push([run, batch]);
    if (!batch.includes(5)) return;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    stop.abort();
  });
  await keepRunning(
    {
      ...adder,
      open(house, signal) {
        signals.push(signal);
        return adder.open(house, signal);
      },
    },
    { ...context, log: givenAway(context.log, (batch) => batch.entries[0]?.message === 3) },
    { signal: stop.signal, pause: () => expect.unreachable('nothing has failed') },
  );
  expect(seen).toEqual([
    [1, [1, 2]],
    [2, [3, 4]],
    [2, [5]],
  ]);
});

test('stopping finishes the batch in hand and commits it, and takes no other', async () => {
  const { context } = littleHouse();
  await context.log.append(numbers, [1, 2, 3, 4, 5]);
  const stop = new AbortController();
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const running = keepRunning(
    processor(() => {
      started.resolve();
      return finish.promise;
    }),
    context,
    { signal: stop.signal },
  );
  await started.promise;
  stop.abort();
  finish.resolve();
  await running;
  expect(await context.log.lag(numbers, 'adder')).toBe(3);
});

test('stopping does not wait for the end of a pause', async () => {
  const { context } = littleHouse();
  await context.log.append(numbers, [1]);
  const stop = new AbortController();
  const failing = processor(async () => {
    // The abort comes while the pause of a second runs, or just before it.
    setImmediate(() => stop.abort());
    throw new Error('no disk');
  });
  await keepRunning(failing, context, { signal: stop.signal });
  expect(await context.log.lag(numbers, 'adder')).toBe(1);
});
