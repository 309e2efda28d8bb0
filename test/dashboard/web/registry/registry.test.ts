import { expect, test } from 'vitest';
import { conditionOf, staleAfter } from '../../../../dashboard/web/registry/condition.ts';
import { layersInUse, propertyShown } from '../../../../dashboard/web/registry/layers.ts';
import { gutterLine, shortLine } from '../../../../dashboard/web/registry/line-words.ts';
import { linesOf } from '../../../../dashboard/web/registry/lines.ts';
import { nowAtStations } from '../../../../dashboard/web/registry/now-at.ts';
import { countOrigins, originOfAll } from '../../../../dashboard/web/registry/origin.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import { entry, level, NOW, station } from '../example-station.ts';

const figure = (value: number) => ({ value, verified: true, source: 'test' });
const record = (value: number, when?: string) => ({
  kind: 'highest' as const,
  property: 'stage',
  figure: figure(value),
  ...(when !== undefined && { when }),
});

test('lines stand from high to low; a level that is the record is told once, with its colour', () => {
  const lines = linesOf(
    station({
      levels: [level('red', 22.53), level('yellow', 19)],
      records: [record(22.53, '2020-07-12T00:00+08:00'), record(22.52, '1998')],
    }),
    'stage',
  );
  expect(lines.map(({ value, name, severity }) => [value, name.en, severity])).toEqual([
    [22.53, 'Record high (2020)', 'red'],
    [22.52, '1998 high', undefined],
    [19, 'yellow', 'yellow'],
  ]);
  expect(linesOf(station(), 'rainfall')).toEqual([]);
});

test('of two figures for one event the verified one is the line, the other its note', () => {
  const unverified = {
    ...record(22.63, '2020-07-12'),
    figure: { ...figure(22.63), verified: false },
  };
  const lines = linesOf(
    station({ levels: [], records: [unverified, record(22.53, '2020-07-12T00:00+08:00')] }),
    'stage',
  );
  expect(lines).toMatchObject([
    {
      value: 22.53,
      name: { zh: '历史最高（2020 年）' },
      note: { en: 'also told as 22.63, unverified', zh: '另说 22.63，未核实' },
    },
  ]);
  expect(lines.map((line) => gutterLine(line, 'en'))).toEqual(['Record high']);
});

test('a line is named shortly: what all share is left out, a long name gives way to its level', () => {
  const say = (zh: string, en: string) => {
    const [line] = linesOf(station({ levels: [level('blue', 18.5, zh, en)] }), 'stage');
    if (line === undefined) throw new Error('no line');
    return [
      shortLine(line, DICTIONARIES.zh, 'zh'),
      shortLine(line, DICTIONARIES.en, 'en'),
      gutterLine(line, 'en'),
    ];
  };
  expect(say('警戒水位', 'Warning stage')).toEqual(['警戒', 'IV', 'Warning']);
  expect(say('示意线（Q3 + 3 IQR）', 'Illustrative line (Q3 + 3 IQR)')).toEqual([
    'Ⅳ级',
    'IV',
    'Illustrative',
  ]);
  expect(say('警戒 − 0.5 m', 'Warning stage − 0.5 m')).toEqual(['Ⅳ级', 'IV', 'Blue']);
});

test('a layer shows the first property that has a reading, and is there when any station has it', () => {
  const series = ['ph', 'dissolved_oxygen'].map((property) => ({
    property,
    unit: '1',
    intervalSeconds: 3600,
  }));
  const water = station({ series });
  expect(layersInUse([station(), water])).toEqual(['stage', 'water_quality']);
  expect(propertyShown(water, 'water_quality', () => undefined)).toBe('dissolved_oxygen');
  const onlyPh = (property: string) => (property === 'ph' ? entry({ property }) : undefined);
  expect(propertyShown(water, 'water_quality', onlyPh)).toBe('ph');
  expect(propertyShown(water, 'stage', onlyPh)).toBeUndefined();
});

test('stale after three intervals, a quarter of an hour at least; old beats doubtful', () => {
  const limit = staleAfter(station(), 'stage');
  expect(limit).toBe(900_000);
  expect(conditionOf(undefined, limit, NOW)).toBe('none');
  expect(conditionOf(entry({ value: null }), limit, NOW)).toBe('none');
  expect(conditionOf(entry({ time: NOW - limit }), limit, NOW)).toBe('good');
  expect(conditionOf(entry({ time: NOW - limit - 1, flag: 3 }), limit, NOW)).toBe('stale');
  expect(conditionOf(entry({ flag: 3 }), limit, NOW)).toBe('suspect');
});

test('the origin of all is that of the stations that report', () => {
  const stations = [
    station({ origin: 'simulated' }),
    station({ id: 'b' }),
    station({ id: 'c', origin: 'simulated' }),
  ];
  const latest = (...ids: string[]) => new Map(ids.map((id) => [id, entry({ station: id })]));
  const origins = (...ids: string[]) => countOrigins(stations, latest(...ids));
  expect(origins('a', 'b', 'c')).toEqual({ field: 1, simulated: 2, replay: 0 });
  expect(originOfAll(origins('a', 'c'))).toBe('simulated');
  expect(originOfAll(origins('a', 'b'))).toBe('mixed');
  expect(originOfAll(origins())).toBe('field');
});

test('a replay lives in the time of its newest reading, all else in that of the house', () => {
  const stations = [station(), station({ id: 'r', origin: 'replay' })];
  const latest = new Map(
    [entry({ time: NOW - 5 }), entry({ station: 'r', time: 1_000 })].map((e) => [e.station, e]),
  );
  const nowAt = nowAtStations(stations, latest, NOW);
  expect(stations.map(nowAt)).toEqual([NOW, 1_000]);
  expect(nowAtStations(stations, new Map(), NOW)({ origin: 'replay' })).toBe(NOW);
});
