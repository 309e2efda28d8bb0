import { expect, test } from 'vitest';
import { goalSummary } from '../../../commands/skill/goal-summary.ts';
import type { SkillRow } from '../../../forecasting/evaluate.ts';

const DAY = 86_400_000;

test('each goal is told with what came of it, as the median over series', () => {
  const summary = goalSummary([
    ...['Gan', 'Xin', 'Fu'].flatMap((series, at) => [
      row({ series, model: 'ridge', metrics: { nse: 0.7, csi: 0.4 } }),
      row({ series, model: 'persistence', metrics: { nse: 0.2, csi: 0.6 } }),
      row({ series, metrics: { nse: 0.6 + at / 10, csi: 0.5, coverage90: 0.86 + at / 25 } }),
    ]),
  ]);
  expect(summary).toContain(
    'missed  NSE above that of ridge at 1 d, rain unknown: 0.700 against 0.700',
  );
  expect(summary).toContain('met     CSI above that of ridge at 1 d');
  expect(summary).toContain('missed  CSI above that of persistence at 1 d');
  expect(summary).toContain(
    'missed  The 90 % band holds 85 to 93 % on every series and lead, rain unknown: 86.0 % to 94.0 %',
  );
  expect(summary).not.toContain('CRPSS');
});

test('CRPSS is asked for where the rain of the lead is known', () => {
  const summary = goalSummary([
    row({ knownRain: true, metrics: { crpssPersistence: 0.31 } }),
    row({ knownRain: true, lead: 3 * DAY, metrics: { crpssPersistence: 0.49 } }),
  ]);
  expect(summary).toContain(
    'met     CRPSS against persistence above 0.3 at 1 d, rain known: 0.310',
  );
  expect(summary).toContain(
    'missed  CRPSS against persistence above 0.5 at 3 d, rain known: 0.490',
  );
});

function row(given: Partial<SkillRow>): SkillRow {
  return {
    ...{ series: 'Gan', model: 'stack', lead: DAY, knownRain: false, metrics: {}, spread: {} },
    ...{ seeds: 1, cpu: 1, grade: 'none' },
    ...given,
  };
}
