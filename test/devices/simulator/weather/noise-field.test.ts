import { expect, test } from 'vitest';
import { noiseField } from '../../../../devices/simulator/weather/noise-field.ts';
import { placeOf } from '../../../../devices/simulator/weather/places.ts';

const field = noiseField({ east: 800, north: 200 }, 1, 2);
const fields = Array.from({ length: 4_000 }, (_, number) => field(number));

/** Mean product of the noise at two places. */
function alike(one: Parameters<typeof placeOf>[0], other: Parameters<typeof placeOf>[0]): number {
  const [a, b] = [placeOf(one).index, placeOf(other).index];
  return fields.reduce((sum, noise) => sum + (noise[a] ?? 0) * (noise[b] ?? 0), 0) / fields.length;
}

test('noise is standard normal everywhere and alike as far as it reaches', () => {
  expect(alike('waizhou', 'waizhou')).toBeCloseTo(1, 1);
  const [south, north] = [placeOf('ganzhou'), placeOf('qiujin')];
  const away = Math.hypot((south.east - north.east) / 800, (south.north - north.north) / 200);
  expect(alike('ganzhou', 'qiujin')).toBeCloseTo(Math.exp(-away), 1);
  expect(alike('qiujin', 'yiyang')).toBeGreaterThan(alike('qiujin', 'ganzhou') + 0.2);
});

test('fields of other numbers and keys have nothing in common', () => {
  const other = noiseField({ east: 800, north: 200 }, 1, 3);
  expect(field(7)).toEqual(noiseField({ east: 800, north: 200 }, 1, 2)(7));
  expect(other(7)).not.toEqual(field(7));
  expect(field(8)).not.toEqual(field(7));
});
