import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBatch, packedSize, unpackBatch } from '../../../infra/log/batch-codec.ts';

test('a packed batch unpacks to the same records, within the size foreseen', () => {
  const record = fc.record({
    key: fc.string({ unit: 'grapheme', maxLength: 40 }),
    value: fc.uint8Array({ maxLength: 400 }),
  });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 50 }), (records) => {
      const blob = packBatch(records);
      const unpacked = unpackBatch(blob).map(({ delta, key, value }) => ({
        delta,
        key: new TextDecoder().decode(key),
        value: Uint8Array.from(value),
      }));
      expect(unpacked).toEqual(records.map((sent, delta) => ({ delta, ...sent })));
      const foreseen = records.reduce((sum, sent) => sum + packedSize(sent), 0);
      expect(blob.length).toBeLessThanOrEqual(foreseen);
    }),
    { seed: 1 },
  );
});

test('offsets of a compacted batch keep their gaps', () => {
  const value = new Uint8Array(3);
  const blob = packBatch([3, 70_000, 4_000_000_000].map((delta) => ({ delta, key: 'k', value })));
  expect(unpackBatch(blob).map(({ delta }) => delta)).toEqual([3, 70_000, 4_000_000_000]);
});

test('a key too long for its length is refused, not cut', () => {
  const record = { key: 'k'.repeat(65_536), value: new Uint8Array(1) };
  expect(() => packBatch([record])).toThrow(RangeError);
});
