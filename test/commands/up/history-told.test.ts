import { expect, test } from 'vitest';
import { historyTold } from '../../../commands/up/history-told.ts';
import { DAY_MS } from '../../../domain/time.ts';

const now = Date.UTC(2026, 6, 1);
const told = (filledDays: number, days = 3_653, left = 1) =>
  historyTold({ done: 9, total: 9 + left, reached: now - filledDays * DAY_MS }, { now, days });

test('history is told in years and months of what is wanted, at first in days', () => {
  expect(told(5)).toEqual({ progress: 'history: 5 d of 10 y', done: false });
  expect(told(822).progress).toBe('history: 2 y 3 m of 10 y');
  expect(told(366).progress).toBe('history: 1 y of 10 y');
  expect(told(12, 30).progress).toBe('history: 12 d of 30 d');
});

test('its end is told as an end', () => {
  expect(told(3_653, 3_653, 0)).toEqual({ progress: 'history: filled, 10 y', done: true });
});
