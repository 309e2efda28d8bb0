import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnLevels } from '../../../commands/replay/drawn-levels.ts';
import type { Site } from '../../../commands/replay/read-sites.ts';
import { replayedStations, unitOf } from '../../../commands/replay/replayed-stations.ts';
import type { Survey } from '../../../commands/replay/survey.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';

const site = (id: string, more: Partial<Site> = {}): Site => ({
  ...{ id, lon: 2, lat: 43, name: undefined, river: 'Aude', datum: undefined },
  ...{ warningStage: undefined, guaranteeStage: undefined },
  ...more,
});

/** A calm series of 30 days with a flood of two days in it, mm. */
const flood = Array.from({ length: 720 }, (_, hour) => {
  const wave = 100 * Math.sin(hour / 40);
  return Math.round(600 + wave + (hour > 400 && hour < 450 ? 3_000 : 0));
});

function registered(one: Site, values: number[], drawLevels = true) {
  const survey: Survey = {
    ...{ rows: values.length, readings: values.length, first: 0, last: 1 },
    ...{ intervalSeconds: 600, isWhole: true, values: new Map([[one.id, values]]) },
  };
  const as = { property: 'stage' as const, unit: 'mm', drawLevels, known: builtInStations() };
  return replayedStations(new Map([[one.id, one]]), survey, as)[0];
}

test('lines of the stations file become levels, in metres, and nothing is drawn beside them', () => {
  const station = registered(site('A', { warningStage: 2_500, guaranteeStage: 3_200 }), flood);
  expect(
    station?.levels.map(({ severity, value, verified }) => [severity, value, verified]),
  ).toEqual([
    ['blue', 2, false],
    ['yellow', 2.5, false],
    ['orange', 3.2, false],
  ]);
});

test('a station without published lines has illustrative ones that its flood crosses and that say so', () => {
  const levels = registered(site('A'), flood)?.levels ?? [];
  expect(levels.map(({ severity }) => severity)).toEqual(['blue', 'yellow', 'orange', 'red']);
  const peak = Math.max(...flood) / 1000;
  expect(levels.filter(({ value }) => value < peak).length).toBeGreaterThanOrEqual(3);
  for (const { verified, name, source } of levels) {
    expect(verified).toBe(false);
    expect(name.en).toMatch(/Illustrative/);
    expect(source).toMatch(/published by nobody/);
  }
});

test('--no-levels leaves a station without published lines bare', () => {
  expect(registered(site('A'), flood, false)?.levels).toEqual([]);
});

test('a station of the registry keeps its name, its lines and its other series', () => {
  const station = registered(site('62601200', { name: 'another' }), flood);
  expect(station).toMatchObject({ name: { en: 'Xingzi' }, origin: 'replay' });
  expect(station?.warningStage?.value).toBe(19);
  expect(station?.series[0]).toEqual({ property: 'stage', unit: 'mm', intervalSeconds: 600 });
  expect(station?.series.some(({ property }) => property === 'rainfall')).toBe(true);
});

test('a calm series stays below all of its lines, wherever it lies', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -20, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (base, size) => {
        const calm = Array.from({ length: 500 }, (_, hour) => base + size * Math.sin(hour / 20));
        const lines = drawnLevels('stage', calm).map(({ value }) => value);
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
        expect(lines[0]).toBeGreaterThan(base + size);
      },
    ),
  );
});

test('a handful of values says nothing of what is usual: no lines', () => {
  expect(drawnLevels('stage', [1, 2, 3])).toEqual([]);
});

test('whole stages are mm, others are metres, and other properties keep the unit of the house', () => {
  expect([unitOf('stage', true), unitOf('stage', false), unitOf('discharge', true)]).toEqual([
    'mm',
    'm',
    'm3/s',
  ]);
});
