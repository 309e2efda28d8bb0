import { expect, test } from 'vitest';
import { arealMeans } from '../../../../devices/basin/assimilation/areal-mean.ts';

const at = (lon: number, lat: number, ...values: number[]) => ({
  lon,
  lat,
  values: Float64Array.from(values),
});

test('rain that is the same everywhere is the same over each sub-basin', () => {
  const means = arealMeans([at(116, 26, 7), at(115, 28, 7), at(118, 28.5, 7)], 1);
  expect(means.xiashan[0]).toBeCloseTo(7, 12);
  expect(means.yiyang[0]).toBeCloseTo(7, 12);
});

test('the nearer gauge weighs more, a silent one is passed over, and nothing is known far from all', () => {
  const means = arealMeans([at(115.9, 26, 10, Number.NaN), at(115.9, 27, 0, 4)], 2);
  expect(means.xiashan[0]).toBeGreaterThan(8);
  expect(means.xiashan[1]).toBe(4);
  expect(means.yiyang[0]).toBeNaN();
});
