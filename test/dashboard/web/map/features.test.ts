import { expect, test } from 'vitest';
import { rowOf } from '../../../../dashboard/web/board/board.ts';
import { featureChange, iconName, stationFeature } from '../../../../dashboard/web/map/features.ts';
import { boundsOf, boundsOfAll, FIT_PADDING } from '../../../../dashboard/web/map/fit.ts';
import { HOME, hasBaseMap } from '../../../../dashboard/web/map/places.ts';
import { projectionTo } from '../../../../dashboard/web/map/projection.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import type { LatestEntry } from '../../../../domain/api-answers.ts';
import type { Station } from '../../../../domain/station.ts';
import type { WarningEvent } from '../../../../domain/warning.ts';
import { entry, NOW, station, warning } from '../example-station.ts';

const speech = { words: DICTIONARIES.en, language: 'en' as const };
const row = (
  latest: LatestEntry | undefined,
  warnings: WarningEvent[] = [],
  at: Station = station(),
) =>
  rowOf(at, 'stage', {
    latest: new Map(latest ? [[`${at.id}/stage`, latest]] : []),
    warnings,
    nowAt: () => NOW,
  });
const feature = (...given: Parameters<typeof row>) => stationFeature(row(...given), speech);

test('a mark says level, hazard and trust; its label the value with its direction', () => {
  expect(feature(entry({ value: 20, trendPerHour: 0.02 }), [warning()]).properties).toEqual({
    id: 'a',
    icon: 'yellow-flood-good',
    name: 'Jia',
    said: '20.00',
    note: '',
    arrow: '▲',
    rank: 2,
  });
  const old = feature(entry({ time: NOW - 7_200_000, trendPerHour: 1 }), [warning()]).properties;
  expect(old).toMatchObject({ icon: 'yellow-flood-stale', said: '2 h', arrow: '' });
  expect(feature(undefined).properties).toMatchObject({ icon: 'none', said: '' });
  expect(iconName({ hazard: 'low_water', condition: 'good' })).toBe('good');
});

test('a label says of a station that it does not speak from the field, where others do', () => {
  const at = station({ origin: 'simulated' });
  const tagOf = () => 'sim.';
  expect(stationFeature(row(entry(), [], at), { ...speech, tagOf }).properties.note).toBe('sim.');
  expect(feature(entry(), [], at).properties.note).toBe('');
});

test('only differences reach the map', () => {
  const a = feature(entry());
  const b = feature(entry({ station: 'b' }), [], station({ id: 'b' }));
  const same = new Map([['a', a]]);
  expect(featureChange(same, new Map([['a', feature(entry())]]))).toEqual({
    add: [],
    update: [],
    remove: [],
  });
  const changed = feature(entry({ value: 18.5 }));
  expect(
    featureChange(
      same,
      new Map([
        ['a', changed],
        ['b', b],
      ]),
    ),
  ).toEqual({ add: [b], update: [changed], remove: [] });
  expect(
    featureChange(
      new Map([
        ['a', a],
        ['b', b],
      ]),
      same,
    ).remove,
  ).toEqual(['b']);
  const moved = feature(entry(), [], station({ lon: 117 }));
  expect(featureChange(same, new Map([['a', moved]])).add).toEqual([moved]);
});

test('the first view holds most stations and those that warn near by, not the few far away', () => {
  const many = Array.from({ length: 20 }, (_, i) => {
    const at = station({ id: `s${i}`, lon: 116 + i / 100, lat: 29 });
    return row(entry({ station: at.id }), [], at);
  });
  const place = (id: string, lon: number, warned: boolean) => {
    const at = station({ id, lon, lat: 29 });
    return row(entry({ station: id }), warned ? [warning({ station: id })] : [], at);
  };
  const [west, , east] = boundsOf([...many, place('near', 116.21, true), place('far', 112, true)]);
  expect(west).toBeGreaterThan(115);
  expect(east).toBe(116.21);
  expect(boundsOf([])).toEqual(HOME);
});

test('of two regions far apart the first view is of the one with more stations', () => {
  const at = (id: string, lon: number, lat: number) =>
    row(entry({ station: id }), [], station({ id, lon, lat }));
  const rows = [at('a', 2, 43), at('b', 115, 28), at('c', 116, 29), at('d', 116, 1)];
  expect(boundsOf(rows)).toEqual([115, 28, 116, 29]);
  expect(boundsOfAll(rows)).toEqual([2, 1, 116, 43]);
});

test('knows where it has a base map', () => {
  expect(hasBaseMap([115, 28, 117, 30])).toBe(true);
  expect(hasBaseMap([1, 42, 3, 44])).toBe(false);
});

test('the still map puts its bounds where the map does, north above', () => {
  const projection = projectionTo([115, 28, 117, 30], { width: 600, height: 400 });
  const [west, south] = projection([115, 28]);
  const [east, north] = projection([117, 30]);
  // As far from the edges as the map itself keeps it.
  expect([west + east, south + north]).toEqual([
    expect.closeTo(600 + FIT_PADDING.left - FIT_PADDING.right),
    expect.closeTo(400 + FIT_PADDING.top - FIT_PADDING.bottom),
  ]);
  expect(north).toBeLessThan(south);
});
