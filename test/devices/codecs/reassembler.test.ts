import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReassembler, PATIENCE } from '../../../devices/codecs/reassembler.ts';

const MINUTE = 60_000;

describe('a message in parts', () => {
  test('is whole with its last part, whatever order they come in', () => {
    const parts = fc.integer({ min: 1, max: 40 }).chain((total) =>
      fc.shuffledSubarray(
        Array.from({ length: total }, (_, i) => i + 1),
        { minLength: total },
      ),
    );
    fc.assert(
      fc.property(parts, (order) => {
        const reassembler = createReassembler(bytesOf);
        const outcomes = order.map((number) =>
          reassembler.take({ message: 'a', total: order.length, number }, `part ${number}`, 0),
        );
        const last = outcomes.pop();
        expect(outcomes.every(({ state }) => state === 'waiting')).toBe(true);
        expect(last).toEqual({
          state: 'whole',
          parts: order.toSorted((a, b) => a - b).map((number) => `part ${number}`),
        });
      }),
      { seed: 36 },
    );
  });

  test('says what it waits for', () => {
    expect(reassemblerWith([2])).toMatchObject({ last: { state: 'waiting', missing: [1, 3] } });
  });

  test('takes a part once, and none that comes again after the last', () => {
    const { take } = reassemblerWith([1, 2, 2]);
    expect(take(2)).toEqual({ state: 'again' });
    expect(take(3).state).toBe('whole');
    expect(take(3)).toEqual({ state: 'again' });
  });

  test('begins anew where other bytes stand in the same place', () => {
    const { take, reassembler } = reassemblerWith([1, 2]);
    expect(take(1, 'the next picture')).toEqual({ state: 'waiting', missing: [2, 3] });
    expect(reassembler.expire(0)).toEqual([
      { part: expect.objectContaining({ message: 'a' }), parts: ['part 1', 'part 2'] },
    ]);
  });
});

describe('a message that will not be whole', () => {
  test('is given up ten minutes after its newest part, and not before', () => {
    const { reassembler, take } = reassemblerWith([1]);
    take(2, 'part 2', 9 * MINUTE);
    expect(reassembler.expire(19 * MINUTE)).toEqual([]);
    expect(reassembler.expire(19 * MINUTE + 1)).toHaveLength(1);
    expect(reassembler.expire(99 * MINUTE)).toEqual([]);
  });

  test('is given up when it is larger than a message may be', () => {
    const reassembler = createReassembler(bytesOf, { ...PATIENCE, mostBytes: 10 });
    expect(reassembler.take({ message: 'a', total: 2, number: 1 }, 'eleven byte', 0).state).toBe(
      'too_big',
    );
    expect(reassembler.expire(0)).toHaveLength(1);
  });

  test('gives way to others where too many have begun, the longest waiting first', () => {
    const reassembler = createReassembler(bytesOf, { ...PATIENCE, mostMessages: 2 });
    for (const [at, message] of ['a', 'b', 'c'].entries()) {
      reassembler.take({ message, total: 2, number: 1 }, message, at);
    }
    expect(reassembler.expire(2)).toEqual([{ part: expect.anything(), parts: ['a'] }]);
  });
});

function reassemblerWith(numbers: readonly number[]) {
  const reassembler = createReassembler(bytesOf);
  const take = (number: number, held = `part ${number}`, at = 0) =>
    reassembler.take({ message: 'a', total: 3, number }, held, at);
  const last = numbers.map((number) => take(number)).at(-1);
  return { reassembler, take, last };
}

function bytesOf(held: string): Uint8Array {
  return Buffer.from(held);
}
