import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  RESERVOIRS,
  type ReservoirName,
  releaseOf,
  reservoirStage,
} from '../../../devices/basin/reservoirs.ts';

const SECONDS = 3600;
const JULY = Date.UTC(2020, 6, 15);
const names = Object.keys(RESERVOIRS) as ReservoirName[];

const cases = fc.record({
  name: fc.constantFrom(...names),
  filled: fc.double({ min: 0, max: 1, noNaN: true }),
  inflow: fc.double({ min: 0, max: 30_000, noNaN: true }),
  release: fc.option(fc.double({ min: 0, max: 50_000, noNaN: true }), { nil: undefined }),
});

test('whatever flows in and whatever the operator asks, a reservoir stays between dead and full', () => {
  fc.assert(
    fc.property(cases, ({ name, filled, inflow, release }) => {
      const reservoir = RESERVOIRS[name];
      const { dead, full } = reservoir;
      const storage = (dead + filled * (full - dead)) * 1e8;
      const step = { inflow, seconds: SECONDS, time: JULY, release };
      const outflow = releaseOf(reservoir, storage, step);
      const after = (storage + (inflow - outflow) * SECONDS) / 1e8;
      expect(outflow).toBeGreaterThanOrEqual(0);
      expect(after).toBeGreaterThanOrEqual(dead - 1e-9);
      expect(after).toBeLessThanOrEqual(full + 1e-9);
    }),
    { seed: 1 },
  );
});

test('on its rule curve a reservoir gives the river and the fields their least, and in a flood no more than it bears', () => {
  const { zhelin } = RESERVOIRS;
  const at = (storage: number) =>
    releaseOf(zhelin, storage * 1e8, { inflow: 10_600, seconds: SECONDS, time: JULY });
  expect(at(39)).toBeCloseTo(zhelin.least + 0.8 * zhelin.irrigation, -1);
  expect(at(66)).toBe(zhelin.most);
});

test.each(names)('%s stands higher the more it holds', (name) => {
  const { dead, full } = RESERVOIRS[name];
  const middle = (dead + full) / 2;
  const [low, mid, high] = [dead, middle, full].map((storage) =>
    reservoirStage(RESERVOIRS[name], storage * 1e8),
  );
  expect(low).toBeLessThan(mid ?? 0);
  expect(mid).toBeLessThan(high ?? 0);
});
