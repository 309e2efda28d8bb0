import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lossOf, noteReport, reportsOf } from '../../../streams/health/reports.ts';
import { gapsIn } from '../../../streams/quality/gaps.ts';
import { HOUR, MINUTE, NOW } from '../little-house.ts';

/** What came at these minutes before NOW, as of NOW. */
function lossAt(...minutes: readonly number[]) {
  const reports = reportsOf(5 * MINUTE);
  for (const minute of minutes) noteReport(reports, NOW - minute * MINUTE);
  return lossOf(reports, NOW);
}

test('a report every interval is a full day, whatever its seconds and its jitter', () => {
  const reports = reportsOf(5 * MINUTE);
  for (let i = 0; i <= 400; i++) {
    noteReport(reports, NOW - i * 5 * MINUTE - 137_000 + (i % 3) * 20_000);
  }
  expect(lossOf(reports, NOW)).toEqual({ due: 288, missing: 0 });
});

test('what is missing counts, between and at the end, and nothing before the first report', () => {
  expect(lossAt(60, 55, 50, 30, 25, 20, 15, 10, 5, 0)).toEqual({ due: 12, missing: 3 });
  expect(lossAt(60, 55)).toEqual({ due: 12, missing: 10 });
});

test('a device that has been silent for a day has lost all of it', () => {
  expect(lossAt(24 * 60 + 30)).toEqual({ due: 288, missing: 288 });
});

test('gear that reports more often than it must is complete, and neither order nor doubles matter', () => {
  const minutes = Array.from({ length: 121 }, (_, i) => i);
  expect(lossAt(...minutes)).toEqual({ due: 24, missing: 0 });
  expect(lossAt(...minutes.toReversed(), ...minutes)).toEqual({ due: 24, missing: 0 });
});

test('the loss is that of the gaps between the stamps themselves, whole intervals apart', () => {
  const kept = fc.array(fc.boolean(), { minLength: 2, maxLength: 280 });
  fc.assert(
    fc.property(kept, fc.integer({ min: 0, max: 299 }), (there, seconds) => {
      const start = NOW - 23 * HOUR;
      const times = there.flatMap((is, i) => (is || i === 0 ? [start + i * 5 * MINUTE] : []));
      const reports = reportsOf(5 * MINUTE);
      for (const time of times) noteReport(reports, time + seconds * 1_000);
      const end = times.at(-1) ?? start;
      const missing = gapsIn(times, 300).reduce((sum, gap) => sum + gap.missing, 0);
      const loss = lossOf(reports, end + seconds * 1_000 + 60_000);
      expect(loss?.missing ?? 0).toBe(missing);
    }),
  );
});
