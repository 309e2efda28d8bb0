import { expect, test } from 'vitest';
import { boardRows, countByCategory } from '../../../../dashboard/web/board/board.ts';
import { filterRows } from '../../../../dashboard/web/board/filter.ts';
import type { LatestEntry } from '../../../../domain/api-answers.ts';
import type { Station } from '../../../../domain/station.ts';
import { entry, NOW, station, warning } from '../example-station.ts';

const ids = ['red', 'near', 'far', 'falling', 'stale', 'silent', 'suspect'];
const stations: Station[] = ids.map((id) => station({ id, name: { zh: id, en: id } }));
const entries: LatestEntry[] = [
  entry({ station: 'red', value: 23 }),
  entry({ station: 'near', value: 18.5, trendPerHour: 0.1 }),
  entry({ station: 'far', value: 18.5, trendPerHour: 0.01 }),
  entry({ station: 'falling', value: 18.9, trendPerHour: -0.2 }),
  entry({ station: 'stale', time: NOW - 3_600_000 }),
  entry({ station: 'suspect', flag: 3, reasons: ['spike'] }),
];
const input = {
  stations: stations.toReversed(),
  latest: new Map(entries.map((e) => [`${e.station}/stage`, e])),
  warnings: [warning({ station: 'red', severity: 'red' })],
  layer: 'stage' as const,
  nowAt: () => NOW,
};

test('sorts by warning, then by time to the next line, then what cannot be trusted', () => {
  const order = boardRows(input).map((row) => row.station.id);
  expect(order).toEqual(['red', 'near', 'far', 'falling', 'suspect', 'stale', 'silent']);
});

test('a trend says nothing once its reading is hours old', () => {
  const rate = (hours: number) => {
    const old = entry({ time: NOW - hours * 3_600_000, trendPerHour: 0.1 });
    return boardRows({ ...input, stations: [station()], latest: new Map([['a/stage', old]]) })[0]
      ?.rate?.text;
  };
  expect(rate(2.9)).toBe('10.0');
  expect(rate(3.1)).toBeUndefined();
});

test('each station is judged by its own now', () => {
  const replay = station({ id: 'old', origin: 'replay' });
  const then = entry({ station: 'old', time: NOW - 1e11 });
  const [row] = boardRows({
    ...input,
    stations: [replay],
    latest: new Map([['old/stage', then]]),
    nowAt: ({ origin }) => (origin === 'replay' ? NOW - 1e11 : NOW),
  });
  expect(row).toMatchObject({ condition: 'good', now: NOW - 1e11 });
});

test('counts every station once: by its warning, or by the state of its data', () => {
  const counts = countByCategory(boardRows(input));
  expect(counts).toMatchObject({ red: 1, yellow: 0, normal: 3, suspect: 1, stale: 1, none: 1 });
});

test('a station that warns keeps its level and its place when its data go stale', () => {
  const stale = entry({ station: 'red', value: 23, time: NOW - 7_200_000 });
  const [row] = boardRows({ ...input, latest: new Map([['red/stage', stale]]) });
  expect(row).toMatchObject({ category: 'red', condition: 'stale' });
});

test('a warning on another layer does not colour this one', () => {
  const wet = station({ series: [{ property: 'rainfall', unit: 'mm', intervalSeconds: 300 }] });
  const rows = boardRows({ ...input, stations: [wet], warnings: [warning()], layer: 'rain' });
  expect(rows[0]?.severity).toBeUndefined();
  expect(boardRows({ ...input, stations: [wet] })).toEqual([]);
});

test('of two warnings at a station the worse counts', () => {
  const both = [
    warning({ severity: 'blue', hazard: 'low_water' }),
    warning({ severity: 'orange' }),
  ];
  const [row] = boardRows({ ...input, stations: [station()], warnings: both });
  expect(row).toMatchObject({ severity: 'orange', hazard: 'flood' });
});

test('finds by part of a name, a river or a code, and by what the map shows', () => {
  const rows = boardRows({
    ...input,
    stations: [
      station({ id: '62601200', name: { zh: '星子', en: 'Xingzi' }, lon: 116.05 }),
      station({ id: 'b', river: { zh: '赣江', en: 'Gan River' }, lon: 115 }),
    ],
  });
  const found = (query: string) =>
    filterRows(rows, { query, within: undefined }).map((r) => r.station.id);
  expect(found('星')).toEqual(['62601200']);
  expect(found(' XING ')).toEqual(['62601200']);
  expect(found('gan')).toEqual(['b']);
  expect(found('6260')).toEqual(['62601200']);
  expect(found('nothing')).toEqual([]);
  const within = filterRows(rows, { query: '', within: [115.9, 28, 117, 30] });
  expect(within.map((r) => r.station.id)).toEqual(['62601200']);
});
