import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lakeArea, lakeAt, stepLake } from '../../../devices/basin/lake.ts';

test.each([
  [7.47, 256, 8.46],
  [8.14, 315, 9.53],
  [11.17, 1_140, 23.2],
  [12.01, 1_450, 29.2],
])('at %d m the lake has its published area and volume', (stage, area, volume) => {
  expect(lakeArea(stage)).toBeCloseTo(area, 6);
  expect(lakeAt(stage, 20_000).volume / 1e8).toBeCloseTo(volume, 6);
});

test('the lake never covers more than its bed', () => {
  expect(lakeArea(26)).toBe(lakeArea(24));
});

const steps = fc.array(
  fc.record({
    inflow: fc.double({ min: -500, max: 50_000, noNaN: true }),
    yangtze: fc.double({ min: 5_000, max: 80_000, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
);

test('what flows in, out and back is what the volume changes by', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(0.25, 1, 6, 24), (forcings, hours) => {
      let lake = lakeAt(14, 20_000);
      for (const forcing of forcings) {
        const next = stepLake(lake, forcing, hours);
        const gain = (forcing.inflow - next.outflow) * hours * 3600;
        expect(Math.abs(next.volume - lake.volume - gain)).toBeLessThan(1e-9 * next.volume);
        lake = next;
      }
    }),
    { seed: 1 },
  );
});

test('under a steady Yangtze the lake settles where its outflow is its inflow', () => {
  let lake = lakeAt(9, 30_000);
  for (let day = 0; day < 200; day++) lake = stepLake(lake, { inflow: 6_000, yangtze: 30_000 }, 24);
  expect(lake.outflow).toBeCloseTo(6_000, 0);
  expect(lake.stage).toBeGreaterThan(lake.hukou);
  expect(stepLake(lake, { inflow: 6_000, yangtze: 30_000 }, 1).stage).toBeCloseTo(lake.stage, 4);
});
