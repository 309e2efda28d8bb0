import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outline } from '../../../../dashboard/web/hydrograph/outline.ts';
import { doubtful, lowerBound, nearest } from '../../../../dashboard/web/hydrograph/points.ts';

const columnsOf = (values: (number | null)[], step = 1, flags = values.map(() => 1)) => ({
  times: values.map((_, i) => i * step),
  values,
  flags,
});

test('a line breaks where readings are missing for longer than the gap', () => {
  const columns = { times: [0, 1, 2, 9, 10], values: [1, 2, 3, 4, 5], flags: [1, 1, 1, 1, 1] };
  expect(outline(columns, { from: 0, to: 10, columns: 100, gap: 3 })).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
});

test('suspect, failed and missing points are not on the line, and do not break it', () => {
  const columns = columnsOf([1, 9, null, 2, 3], 1, [1, 3, 9, 4, 1]);
  expect(outline(columns, { from: 0, to: 4, columns: 100, gap: 4 })).toEqual([[0, 4]]);
  expect(doubtful(columns, 0, 4)).toEqual([1, 3]);
});

test('one point beyond each edge stays, so that the line reaches it', () => {
  const columns = columnsOf([0, 1, 2, 3, 4, 5, 6]);
  expect(outline(columns, { from: 2.5, to: 4.5, columns: 100, gap: 2 })).toEqual([[2, 3, 4, 5]]);
});

test('thinned to the pixels every extreme of every column remains, in order, four points at most', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 400 }),
      fc.integer({ min: 1, max: 40 }),
      (values, width) => {
        const columns = columnsOf(values);
        const to = values.length - 1;
        const kept = outline(columns, { from: 0, to, columns: width, gap: 2 }).flat();
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        const cells = Map.groupBy(values.keys(), (i) => Math.floor(i / (to / width)));
        for (const indices of cells.values()) {
          const own = kept.filter((i) => indices.includes(i)).map((i) => values[i]);
          const all = indices.map((i) => values[i] as number);
          expect(own).toContain(Math.min(...all));
          expect(own).toContain(Math.max(...all));
          expect(own.length).toBeLessThanOrEqual(4);
        }
      },
    ),
  );
});

test('the nearest reading in time has a value; ties go to the earlier', () => {
  const columns = columnsOf([1, null, 3, 4]);
  expect([-5, 0.4, 1, 1.4, 2.5, 99].map((time) => nearest(columns, time))).toEqual([
    0, 0, 0, 2, 2, 3,
  ]);
  expect(nearest(columnsOf([null, null]), 1)).toBeUndefined();
  expect(nearest(columnsOf([]), 1)).toBeUndefined();
  expect(lowerBound([1, 2, 2, 3], 2)).toBe(1);
});
