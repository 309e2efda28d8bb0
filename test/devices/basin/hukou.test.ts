import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hukouFlow, hukouStage, lakeOutflow } from '../../../devices/basin/hukou.ts';

test('the stage at Hukou passes through its low water of 2023 and its flood of 2020, and back to the flow', () => {
  expect(hukouStage(9_930)).toBeCloseTo(6.9, 1);
  expect(hukouStage(83_000)).toBeCloseTo(22.4, 1);
  expect(hukouFlow(hukouStage(31_000))).toBeCloseTo(31_000, 6);
});

test('the lake flows out over a low Yangtze and in under a high one', () => {
  expect(lakeOutflow(18.6, 30_000)).toBeGreaterThan(10_000);
  expect(lakeOutflow(18.6, 65_000)).toBeLessThan(0);
});

const stages = fc.double({ min: 5, max: 24, noNaN: true });
const flows = fc.double({ min: 5_000, max: 80_000, noNaN: true });
const more = fc.double({ min: 0.001, max: 3, noNaN: true });

test('a higher lake flows out more, a higher Yangtze holds it back, and the fall drives what flows', () => {
  fc.assert(
    fc.property(stages, flows, more, (stage, yangtze, rise) => {
      const outflow = lakeOutflow(stage, yangtze);
      expect(lakeOutflow(stage + rise, yangtze)).toBeGreaterThan(outflow);
      expect(lakeOutflow(stage, yangtze + 1_000 * rise)).toBeLessThan(outflow);
      const fall = stage - hukouStage(yangtze + outflow);
      expect(fall * outflow).toBeGreaterThanOrEqual(-1e-3);
    }),
    { seed: 1 },
  );
});
