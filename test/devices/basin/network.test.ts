import { expect, test } from 'vitest';
import { LAND_NAMES, NETWORK } from '../../../devices/basin/network.ts';
import {
  SUB_BASIN_NAMES,
  SUB_BASINS,
  type SubBasinName,
} from '../../../devices/basin/sub-basins.ts';

test('every river flows down to gauges that come later, and so to the lake', () => {
  LAND_NAMES.forEach((name, i) => {
    const { below } = NETWORK[name];
    if (below !== 'lake') expect(LAND_NAMES.indexOf(below)).toBeGreaterThan(i);
  });
});

test('every sub-basin but the lake bed is land with a gauge', () => {
  expect([...LAND_NAMES, 'lakeBed'].sort()).toEqual([...SUB_BASIN_NAMES].sort());
});

test('the sub-basins make up the whole basin', () => {
  expect(areaOf(SUB_BASIN_NAMES)).toBe(162_225);
});

test.each([
  ['waizhou', 80_948],
  ['lijiadu', 15_811],
  ['meigang', 15_535],
  ['hushan', 6_374],
  ['dufengkeng', 5_013],
  ['qiujin', 9_914],
  ['wanjiabu', 3_548],
] as const)('the control station %s gauges the area known of it', (name, area) => {
  const above = LAND_NAMES.filter((other) => drainsThrough(other, name));
  expect(areaOf(above)).toBe(area);
});

function drainsThrough(from: string, gauge: string): boolean {
  if (from === gauge) return true;
  return from !== 'lake' && drainsThrough(NETWORK[from as keyof typeof NETWORK].below, gauge);
}

function areaOf(names: readonly SubBasinName[]): number {
  return names.reduce((sum, name) => sum + SUB_BASINS[name].area, 0);
}
