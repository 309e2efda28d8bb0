import fc from 'fast-check';
import { expect, test } from 'vitest';
import { risingRoot } from '../../../../devices/simulator/weather/rising-root.ts';

test('a rising function is zero at its root, however it bends', () => {
  const numbers = fc.double({ min: -4.9, max: 4.9, noNaN: true });
  fc.assert(
    fc.property(
      numbers,
      fc.constantFrom(Math.exp, Math.cbrt, (x: number) => x ** 3 + x),
      (at, of) => {
        const root = risingRoot((x) => of(x) - of(at), [-5, 5]);
        expect(root).toBeCloseTo(at, 4);
      },
    ),
    { seed: 1 },
  );
});
