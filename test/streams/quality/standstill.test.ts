import { expect, test } from 'vitest';
import { reasonsOf } from '../../../domain/quality.ts';
import { judge, UNJUDGED } from '../../../streams/quality/judge.ts';
import { rulesOf } from '../../../streams/quality/rules.ts';
import { insert, type Stretch } from '../../../streams/quality/stretch.ts';
import { HOUR, NOW, observation } from '../little-house.ts';

const rules = rulesOf({ property: 'stage', unit: 'm', intervalSeconds: 3_600 });

/** Whether the last of hourly values is part of a flat line. */
function endsFlat(values: readonly number[]): boolean {
  const all: Stretch = { points: [], sameSince: [], sameCount: [], sure: 0, cutAfter: false };
  for (const [hour, value] of values.entries())
    insert(all, observation({ time: NOW + hour * HOUR, value, reasons: UNJUDGED }));
  judge(all, 0, rules);
  return reasonsOf(all.points.at(-1)?.reasons ?? 0).includes('flat_line');
}

const hours = (count: number, value: number) => Array.from({ length: count }, () => value);

test('a float that hangs for 48 hours is told, and a lone spike in between does not hide it', () => {
  expect(endsFlat(hours(48, 15))).toBe(false);
  expect(endsFlat(hours(49, 15))).toBe(true);
  expect(endsFlat([...hours(30, 15), 19, ...hours(18, 15)])).toBe(true);
  expect(endsFlat([...hours(30, 15), 11, ...hours(5, 15), 18, ...hours(12, 15)])).toBe(true);
});

test('what has moved for good, or for a moment by what water can, has moved', () => {
  expect(endsFlat([...hours(30, 15), ...hours(19, 19)])).toBe(false);
  expect(endsFlat([...hours(30, 15), 15.3, ...hours(18, 15)])).toBe(false);
  expect(endsFlat([...hours(30, 15), 19, 19, ...hours(17, 15)])).toBe(false);
  expect(endsFlat([...hours(30, 15), ...hours(49, 19)])).toBe(true);
});
