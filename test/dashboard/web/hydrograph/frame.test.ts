import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEIJING, UTC } from '../../../../dashboard/web/format/time.ts';
import { extentOf } from '../../../../dashboard/web/hydrograph/frame.ts';
import { placeLabels } from '../../../../dashboard/web/hydrograph/place-labels.ts';
import {
  moved,
  spanShowing,
  spanToFetch,
  spanUpTo,
  zoomed,
} from '../../../../dashboard/web/hydrograph/span.ts';
import { timeTicks } from '../../../../dashboard/web/hydrograph/time-ticks.ts';
import { linesOf } from '../../../../dashboard/web/registry/lines.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import { DAY_MS, HOUR_MS } from '../../../../domain/time.ts';
import { NOW, station } from '../example-station.ts';

const columns = { times: [0, 1, 2, 3], values: [18, 18.5, 99, 18.6], flags: [1, 1, 3, 1] };

test('near levels are within the chart, far ones do not press the line flat, suspects do not count', () => {
  const [low, high] = extentOf(columns, { from: 0, to: 3 }, linesOf(station(), 'stage'), 2);
  expect(low).toBeLessThan(18);
  expect(high).toBeGreaterThan(19);
  expect(high).toBeLessThan(20);
});

test('a still line is not blown up to fill the chart', () => {
  const still = { times: [0, 1], values: [5, 5.001], flags: [1, 1] };
  const [low, high] = extentOf(still, { from: 0, to: 1 }, [], 2);
  expect(high - low).toBeGreaterThan(0.5);
});

test('without a reading the levels span the chart', () => {
  const empty = { times: [], values: [], flags: [] };
  const [low, high] = extentOf(empty, { from: 0, to: 1 }, linesOf(station(), 'stage'), 2);
  expect(low).toBeLessThan(19);
  expect(high).toBeGreaterThan(22.5);
});

test('labels never touch, stay within the frame, and the more important ones stand', () => {
  const label = fc.record({ y: fc.double({ min: -100, max: 500, noNaN: true }), rank: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 20 }), (labels) => {
      const wanted = labels.map(({ y, rank }, item) => ({ item, y, rank }));
      const placed = placeLabels(wanted, { top: 10, bottom: 300, height: 29 });
      placed.forEach(({ y }, i) => {
        expect(y).toBeGreaterThanOrEqual(24.5);
        expect(y).toBeLessThanOrEqual(285.5);
        if (i > 0) expect(y - (placed[i - 1]?.y ?? 0)).toBeGreaterThanOrEqual(29);
      });
      const first = wanted.toSorted((a, b) => a.rank - b.rank)[0];
      if (first) expect(placed.map(({ item }) => item)).toContain(first.item);
    }),
  );
});

test('ticks stand at round times of the zone, midnights carry the day', () => {
  const speech = { zone: BEIJING, language: 'zh' as const, words: DICTIONARIES.zh };
  const day = timeTicks(NOW - 12 * HOUR_MS, NOW + 12 * HOUR_MS, 6, speech);
  expect(day.map(({ label }) => label)).toEqual(['12:00', '18:00', '7-12', '06:00', '12:00']);
  const utc = timeTicks(NOW - DAY_MS, NOW + DAY_MS, 6, { ...speech, zone: UTC });
  expect(utc.map(({ label }) => label)).toEqual(['7-11', '12:00', '7-12', '12:00']);
  fc.assert(
    fc.property(
      fc.integer({ min: 60_000, max: 400 * DAY_MS }),
      fc.integer({ min: 2, max: 12 }),
      (length, most) => {
        expect(timeTicks(NOW, NOW + length, most, speech).length).toBeLessThanOrEqual(most + 1);
      },
    ),
  );
});

test('the span ends now, or at the newest reading where that would lie outside', () => {
  expect(spanShowing(NOW, 3, undefined)).toEqual(spanUpTo(NOW, 3));
  expect(spanShowing(NOW, 3, NOW - 2 * DAY_MS)).toEqual(spanUpTo(NOW, 3));
  expect(spanShowing(NOW, 3, NOW - 9 * DAY_MS)).toEqual(spanUpTo(NOW - 9 * DAY_MS, 3));
});

test('zooming keeps the moment under the pointer, within ten minutes and four hundred days', () => {
  const span = spanUpTo(NOW, 3);
  const about = NOW - DAY_MS;
  const share = (s: typeof span) => (about - s.from) / (s.to - s.from);
  expect(share(zoomed(span, 0.5, about))).toBeCloseTo(share(span));
  expect(zoomed(span, 1e-9, about).to - zoomed(span, 1e-9, about).from).toBeCloseTo(600_000);
  expect(moved(span, 5)).toEqual({ from: span.from + 5, to: span.to + 5 });
});

test('what is fetched holds the span with room to spare, and a small move asks for nothing new', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: 600_000, max: 3e10 }),
      (from, length) => {
        const span = { from, to: from + length };
        const wanted = spanToFetch(span);
        expect(wanted.from).toBeLessThanOrEqual(span.from - length / 4);
        expect(wanted.to).toBeGreaterThanOrEqual(span.to + length / 4);
        expect(wanted.to - wanted.from).toBeLessThanOrEqual(4 * length);
      },
    ),
  );
  const a = spanToFetch(spanUpTo(NOW, 3));
  expect(spanToFetch(spanUpTo(NOW + 60_000, 3))).toEqual(a);
});
