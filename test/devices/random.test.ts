import { expect, test } from 'vitest';
import { chance, keyOf, wander } from '../../devices/random.ts';

test('a chance depends on its keys and their order alone', () => {
  expect(chance(1, 2, 3)).toBe(chance(1, 2, 3));
  expect(chance(1, 2, 3)).not.toBe(chance(3, 2, 1));
  expect(chance(1, 2 ** 40 + 1)).not.toBe(chance(1, 1));
});

test('chances of neighbouring keys are spread evenly', () => {
  const tenths = new Array(10).fill(0);
  for (let i = 0; i < 10_000; i++) tenths[Math.floor(chance(7, i) * 10)]++;
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('a wander stays within -1 and 1 and takes no jump', () => {
  const key = keyOf('62601200');
  for (let time = 0; time < 5000; time++) {
    expect(Math.abs(wander(time, 100, key))).toBeLessThanOrEqual(1);
    expect(Math.abs(wander(time + 1, 100, key) - wander(time, 100, key))).toBeLessThan(0.04);
  }
});
