import { expect, test } from 'vitest';
import type { PackedRecord } from '../../../infra/log/batch-codec.ts';
import { cutBatches, groupCommit } from '../../../infra/log/group-commit.ts';

const LIMITS = { records: 4, bytes: 1_000 };

test('what is added in one turn of the event loop is written at once and acknowledged together', async () => {
  const written: number[] = [];
  const group = groupCommit((records) => void written.push(records.length), LIMITS);
  const first = group.add([record()]);
  const second = group.add([record(), record()]);
  expect(written).toEqual([]);
  await Promise.all([first, second]);
  await group.add([record()]);
  expect(written).toEqual([3, 1]);
});

test.each([
  { what: 'records', added: [record(), record(), record(), record()] },
  { what: 'bytes', added: [record(990)] },
])(
  'at the limit of $what it is written in the call, so that nothing heaps up',
  async ({ added }) => {
    const written: number[] = [];
    const group = groupCommit((records) => void written.push(records.length), LIMITS);
    const done = group.add(added);
    expect(written).toEqual([added.length]);
    await done;
  },
);

test('a failed commit rejects every caller in it and none after it', async () => {
  let broken = true;
  const group = groupCommit(() => {
    if (broken) throw new Error('no room');
  }, LIMITS);
  const outcomes = await Promise.allSettled([group.add([record()]), group.add([record()])]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  await group.add([record()]);
});

test('records are cut into batches within both limits; a larger record stands alone', () => {
  const sizes = [10, 10, 10, 10, 10, 500, 500, 2_000, 10];
  const batches = [...cutBatches(sizes.map(record), LIMITS)];
  expect(batches.map((batch) => batch.map(({ value }) => value.length))).toEqual([
    [10, 10, 10, 10],
    [10, 500],
    [500],
    [2_000],
    [10],
  ]);
});

function record(size = 10): PackedRecord {
  return { key: 'k', value: new Uint8Array(size) };
}
