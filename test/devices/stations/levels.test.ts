import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { levelsOf } from '../../../devices/stations/levels.ts';
import { severityRank } from '../../../domain/severity.ts';
import type { Level } from '../../../domain/station.ts';

const figure = (value: number, verified = true) => ({ value, verified, source: 'a test' });
const record = (value: number, verified = true) => ({
  kind: 'highest' as const,
  property: 'stage',
  figure: figure(value, verified),
});
const bare = { levels: [], records: [] };
const lines = (levels: Level[]) => levels.map(({ severity, value }) => `${severity} ${value}`);

test('the national profile is near warning, warning, guarantee and highest on record', () => {
  const station = {
    ...bare,
    warningStage: figure(19.5),
    guaranteeStage: figure(22.5),
    records: [record(22.59)],
  };
  expect(lines(levelsOf(station))).toEqual(['blue 19', 'yellow 19.5', 'orange 22.5', 'red 22.59']);
});

test('a line that nobody published is not made up', () => {
  expect(levelsOf(bare)).toEqual([]);
  expect(lines(levelsOf({ ...bare, warningStage: figure(20) }))).toEqual([
    'blue 19.5',
    'yellow 20',
  ]);
});

test('a published line stays verified; one that the house offsets from it does not', () => {
  const levels = levelsOf({ ...bare, warningStage: figure(20) });
  expect(levels.map(({ severity, verified }) => [severity, verified])).toEqual([
    ['blue', false],
    ['yellow', true],
  ]);
});

test('a record that was read goes before a higher one from general knowledge', () => {
  const station = { ...bare, records: [record(22.52), record(22.53), record(22.63, false)] };
  expect(levelsOf(station)).toMatchObject([{ severity: 'red', value: 22.53, verified: true }]);
});

test("a station's own line replaces the profile's line of that severity only", () => {
  const own: Level = {
    hazard: 'flood',
    property: 'stage',
    severity: 'orange',
    name: { zh: '本站', en: 'Own' },
    value: 21.2,
    hysteresis: 0.2,
    verified: true,
    source: 'a test',
  };
  const station = { ...bare, levels: [own], warningStage: figure(20), guaranteeStage: figure(23) };
  expect(lines(levelsOf(station))).toEqual(['blue 19.5', 'yellow 20', 'orange 21.2']);
  expect(levelsOf(station)[2]).toEqual(own);
});

test('a milder line at or above a graver one is left out: the guarantee stage above the record', () => {
  const station = { ...bare, guaranteeStage: figure(23.25), records: [record(23.03)] };
  expect(lines(levelsOf(station))).toEqual(['red 23.03']);
  expect(
    lines(levelsOf({ ...bare, guaranteeStage: figure(29.73), records: [record(29.73)] })),
  ).toEqual(['red 29.73']);
});

test('whatever the lines, floods ascend and low water descends from mild to grave', () => {
  const stage = fc.double({ min: 1, max: 99, noNaN: true });
  const published = stage.map((value) => figure(value));
  const station = fc.record(
    {
      warningStage: published,
      guaranteeStage: published,
      records: fc.array(stage.map((value) => record(value))),
      levels: fc.constant<Level[]>([]),
    },
    { requiredKeys: ['records', 'levels'] },
  );
  fc.assert(fc.property(station, (lines) => expectAscending(levelsOf(lines))));
  for (const { levels } of builtInStations()) expectAscending(levels);
});

test('Xingzi has low-water lines, all inferred, down to the lowest on record', () => {
  const low = builtInStations()
    .find(({ id }) => id === '62601200')
    ?.levels.filter(({ hazard }) => hazard === 'low_water');
  expect(lines(low ?? [])).toEqual(['blue 8', 'yellow 7.5', 'orange 7.2', 'red 6.46']);
  expect(low?.every(({ verified }) => !verified)).toBe(true);
});

function expectAscending(levels: Level[]): void {
  for (const [index, next] of levels.entries()) {
    const level = levels[index - 1];
    if (level?.hazard !== next.hazard) continue;
    expect(severityRank(next.severity)).toBeGreaterThan(severityRank(level.severity));
    expect((next.value - level.value) * (next.hazard === 'flood' ? 1 : -1)).toBeGreaterThan(0);
  }
}
