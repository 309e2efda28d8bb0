import { expect, test } from 'vitest';
import { partitionOf } from '../../../infra/log/kafka-partition.ts';

/** What the tests of Kafka's Java client ask of its hash (UtilsTest.testMurmur2). */
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('the key %s lies where the Java client of Kafka puts it', (key, hash) => {
  for (const partitions of [1, 4, 12, 1_000]) {
    expect(partitionOf(key, partitions)).toBe((hash & 0x7fffffff) % partitions);
  }
});
