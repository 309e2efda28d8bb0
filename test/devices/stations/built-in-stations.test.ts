import { expect, test } from 'vitest';
import { builtInStations, simulatedStations } from '../../../devices/stations/built-in-stations.ts';
import { propertyOf } from '../../../domain/property.ts';
import { toCanonical } from '../../../domain/unit.ts';

const stations = builtInStations();
const byId = new Map(stations.map((station) => [station.id, station]));

test('no two stations share an id', () => {
  expect(byId.size).toBe(stations.length);
});

test('the registry holds the lake, the five rivers, the Yangtze reach and every kind of site', () => {
  expect(stations.length).toBeGreaterThan(250);
  const kinds = new Set(stations.map(({ kind }) => kind));
  for (const kind of ['river', 'lake', 'reservoir', 'rain', 'soil', 'groundwater', 'air'] as const)
    expect(kinds).toContain(kind);
  expect(kinds).toContain('water_quality');
  expect(stations.some(({ series }) => series.some((one) => one.property === 'evaporation'))).toBe(
    true,
  );
});

test('every station has a Chinese name and an English one in Latin letters', () => {
  for (const { name } of stations) {
    expect(name.zh).toMatch(/\p{Script=Han}/u);
    expect(name.en).toMatch(/^[A-Z][A-Za-z0-9' ()]+$/);
  }
});

test('every station stands in or around Jiangxi, or on the Yangtze reach above it', () => {
  const misplaced = stations.filter(
    ({ lon, lat, river }) =>
      lat < 24.4 || lat > 31 || lon > 118.6 || lon < (river?.zh === '长江' ? 112 : 113.5),
  );
  expect(misplaced).toEqual([]);
});

test('neighbours exist, and whoever is downstream of a station has it upstream', () => {
  for (const { id, upstream, downstream } of stations) {
    for (const other of downstream) expect(byId.get(other)?.upstream).toContain(id);
    for (const other of upstream) expect(byId.get(other)?.downstream).toContain(id);
  }
});

test('water never flows in a circle', () => {
  const flowsInto = (id: string, seen: string[]): void => {
    expect(seen).not.toContain(id);
    for (const next of byId.get(id)?.downstream ?? []) flowsInto(next, [...seen, id]);
  };
  for (const { id } of stations) flowsInto(id, []);
});

test('every series is of a known property, once a station, in a unit that converts', () => {
  for (const { id, series } of stations) {
    expect(new Set(series.map(({ property }) => property)).size, id).toBe(series.length);
    for (const { property, unit, limits } of series) {
      const known = propertyOf(property);
      expect(toCanonical(1, unit, known?.unit ?? ''), `${id}/${property}`).toBeDefined();
      const [low, high] = limits?.usual ?? [0, 1];
      expect(low).toBeLessThan(high);
      expect(low).toBeGreaterThanOrEqual(known?.gross[0] ?? 0);
      expect(high).toBeLessThanOrEqual(known?.gross[1] ?? 0);
    }
  }
});

test('warning lines and records lie within what the station may be expected to give', () => {
  for (const { id, series, levels, records } of stations) {
    const usual = series.find(({ property }) => property === 'stage')?.limits?.usual;
    if (!usual) continue;
    for (const value of [...levels, ...records.map(({ figure }) => figure)].map((it) => it.value)) {
      expect(value, id).toBeGreaterThan(usual[0]);
      expect(value, id).toBeLessThan(usual[1]);
    }
  }
});

test('every figure has a source, and what is general knowledge is not called verified', () => {
  const figures = stations.flatMap(({ warningStage, guaranteeStage, records, levels }) => [
    ...[warningStage, guaranteeStage].filter((figure) => figure !== undefined),
    ...records.map(({ figure }) => figure),
    ...levels,
  ]);
  expect(figures.length).toBeGreaterThan(100);
  for (const { source, verified } of figures) {
    expect(source).not.toBe('');
    if (/general knowledge|inferred/.test(source)) expect(verified).toBe(false);
  }
});

test('the lines of Xingzi are the published ones', () => {
  const xingzi = byId.get('62601200');
  expect(xingzi?.name).toEqual({ zh: '星子', en: 'Xingzi' });
  expect(xingzi?.warningStage).toMatchObject({ value: 19, verified: true });
  expect(byId.get('hukou')?.guaranteeStage).toMatchObject({ value: 22.5, verified: true });
});

test('a code is an id only where one was read: none of the fabricated Yangtze codes is here', () => {
  expect(stations.filter(({ id }) => /^6010[34]000$/.test(id))).toEqual([]);
});

test('simulated stations differ from the built-in ones in nothing but their origin', () => {
  const simulated = simulatedStations(stations);
  expect(simulated.every(({ origin }) => origin === 'simulated')).toBe(true);
  expect(simulated.map((station) => ({ ...station, origin: 'field' }))).toEqual(stations);
});
