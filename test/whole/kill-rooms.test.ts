import { expect, test } from 'vitest';
import { crashRounds } from '../load/crash-rounds.ts';

test('twenty rooms killed in mid-work lose nothing that was acknowledged and double nothing', {
  timeout: 240_000,
}, async () => {
  const report = await crashRounds(20);
  expect(report.kills).toEqual({ ingest: 7, streams: 7, dashboard: 6 });
  expect(report.acked).toBeGreaterThan(10_000);
  expect(report).toMatchObject({ stored: report.expected, wrong: 0, doubled: 0 });
});
