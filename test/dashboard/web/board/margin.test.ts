import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marginOf, marginTo } from '../../../../dashboard/web/board/margin.ts';
import type { Line } from '../../../../dashboard/web/registry/lines.ts';
import type { Hazard } from '../../../../domain/station.ts';

const line = (hazard: Hazard, value: number): Line => ({
  hazard,
  value,
  name: { zh: String(value), en: String(value) },
  record: false,
  verified: true,
  source: 'test',
});
const lines = [
  line('flood', 22.5),
  line('flood', 19),
  line('low_water', 8),
  line('low_water', 7.2),
];

test('between two lines it tells how far the last is passed and the next away', () => {
  const margin = marginTo(lines, 'flood', 20, 0.5);
  expect(margin?.passed).toMatchObject({ line: { value: 19 }, by: 1 });
  expect(margin?.next).toMatchObject({ line: { value: 22.5 }, left: 2.5, hours: 5 });
});

test('a falling flood says nothing of hours', () => {
  expect(marginTo(lines, 'flood', 20, -0.5)?.next?.hours).toBeUndefined();
});

test('low water passes its lines downwards', () => {
  const margin = marginTo(lines, 'low_water', 7.5, -0.1);
  expect(margin?.passed).toMatchObject({ line: { value: 8 }, by: 0.5 });
  expect(margin?.next).toMatchObject({ line: { value: 7.2 }, left: 0.3 });
  expect(margin?.next?.hours).toBeCloseTo(3);
});

test('a value on a line has passed it by nothing', () => {
  expect(marginTo(lines, 'flood', 22.5, 1)).toEqual({
    hazard: 'flood',
    passed: { line: lines[0], by: 0 },
  });
});

test('the hazard that has a warning counts, else the nearer one', () => {
  expect(marginOf(lines, 9, 0, undefined)?.hazard).toBe('low_water');
  expect(marginOf(lines, 18, 0, undefined)?.hazard).toBe('flood');
  expect(marginOf(lines, 18, 0, 'low_water')?.hazard).toBe('low_water');
  expect(marginOf([], 18, 0, undefined)).toBeUndefined();
});

test('for any value the passed line lies on this side and the next on the other', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 30, noNaN: true }),
      fc.constantFrom('flood', 'low_water'),
      (value, hazard) => {
        const sign = hazard === 'flood' ? 1 : -1;
        const margin = marginTo(lines, hazard as Hazard, value, 0);
        if (margin?.passed)
          expect(sign * (value - margin.passed.line.value)).toBeGreaterThanOrEqual(-1e-6);
        if (margin?.next) expect(sign * (margin.next.line.value - value)).toBeGreaterThan(0);
      },
    ),
  );
});
