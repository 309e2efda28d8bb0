import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embeddedLog } from '../../../infra/log/embedded-log.ts';
import type { Log } from '../../../infra/log/log.ts';
import { type Note, notes, noteTopic } from './note-topic.ts';
import { JULY, temporaryFolder } from './open-folder.ts';
import { batchesOf } from './read-notes.ts';

/** What a log is: an array of notes, and how many of them each group has committed. */
interface Model {
  readonly notes: Note[];
  readonly committed: Record<Group, number>;
}

type Group = 'one' | 'other';
type Step = (model: Model, log: Log, topic: ReturnType<typeof noteTopic>) => Promise<void>;

test('appends, reads, commits and reopenings in any order give what an array would', async () => {
  const folder = temporaryFolder();
  const options = {
    folder,
    clock: { now: () => JULY },
    groupCommit: { records: 7, bytes: 100_000 },
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const model: Model = { notes: [], committed: { one: 0, other: 0 } };
      const topic = noteTopic();
      let log = embeddedLog(options);
      for (const { run, reopen } of steps) {
        await run(model, log, topic);
        if (!reopen) continue;
        await log.close();
        log = embeddedLog(options);
      }
      await readAndCommit({ group: 'one', maxRecords: 100, batches: 100, commits: 100 })(
        model,
        log,
        topic,
      );
      await log.close();
    }),
    { numRuns: 40, seed: 7 },
  );
});

const group = fc.constantFrom<Group>('one', 'other');
const upTo = (most: number) => fc.integer({ min: 1, max: most });
const step = fc.record({
  reopen: fc.boolean(),
  run: fc.oneof(
    upTo(30).map(append),
    upTo(12).map(appendConcurrently),
    fc
      .record({ group, maxRecords: upTo(12), batches: upTo(4), commits: fc.nat(4) })
      .map(readAndCommit),
  ),
});

function append(count: number): Step {
  return async (model, log, topic) => {
    const more = notes(count, model.notes.length);
    await log.append(topic, more);
    model.notes.push(...more);
  };
}

function appendConcurrently(count: number): Step {
  return async (model, log, topic) => {
    const more = notes(count, model.notes.length);
    await Promise.all(more.map((note) => log.append(topic, [note])));
    model.notes.push(...more);
  };
}

function readAndCommit(plan: {
  group: Group;
  maxRecords: number;
  batches: number;
  commits: number;
}): Step {
  return async (model, log, topic) => {
    const from = { committed: plan.group };
    let at = model.committed[plan.group];
    let batches = 0;
    expect(await log.lag(topic, plan.group)).toBe(model.notes.length - at);
    for await (const batch of batchesOf(log, topic, { from, maxRecords: plan.maxRecords })) {
      const end = Math.min(at + plan.maxRecords, model.notes.length);
      expect(batch.entries).toEqual(entriesOf(model, at, end));
      expect(batch.caughtUp).toBe(end === model.notes.length);
      at = end;
      if (batches++ < plan.commits) {
        await batch.commit();
        model.committed[plan.group] = at;
      }
      if (batch.caughtUp || batches === plan.batches) break;
    }
  };
}

function entriesOf(model: Model, from: number, to: number) {
  return model.notes
    .slice(from, to)
    .map((message, index) => ({ position: { partition: 0, offset: from + index }, message }));
}
