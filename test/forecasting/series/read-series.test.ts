import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSeries } from '../../../forecasting/series/read-series.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'poyang-series-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ENTRY = {
  name: 'Gan',
  file: 'gan.csv',
  time: 'date',
  step: 'PT1H',
  target: { column: 'Q', quantity: 'discharge', unit: 'm3/s' },
  forcings: [{ column: 'P', quantity: 'rainfall', unit: 'mm' }],
  leads: ['PT6H', 'PT1H'],
};

function read(entry: object, csv = 'date,P,Q\n2020-01-01T00:00,0,5\n2020-01-01T01:00,1,6\n') {
  writeFileSync(join(folder, 'gan.csv'), csv);
  const file = join(folder, 'series.json');
  writeFileSync(file, JSON.stringify({ series: [{ ...ENTRY, ...entry }] }));
  return readSeries(file);
}

test('rows in any order become regular columns; what is missing is NaN, and a doubled time keeps its first row', () => {
  const csv =
    '\uFEFFdate,P,Q\n2020-01-01 03:00,NA,-9999\n2020-01-01T00:00,0,5\n2020-01-01T01:00,,6\n2020-01-01T01:00,2,7\n';
  const [series] = read({}, csv);
  expect(series?.start).toBe(Date.UTC(2020, 0, 1));
  expect(Array.from(series?.target.values ?? [])).toEqual([5, 6, Number.NaN, Number.NaN]);
  expect(Array.from(series?.forcings[0]?.values ?? [])).toEqual([0, 2, Number.NaN, Number.NaN]);
  expect(series?.leads).toEqual([1, 6]);
});

test('a zone moves the times', () => {
  const [series] = read({ zone: '+08:00' });
  expect(series?.start).toBe(Date.UTC(2019, 11, 31, 16));
});

test('columns may be parted by semicolons, numbers by commas, and dates by strokes', () => {
  const csv = 'date;P;Q\n2020/1/1 0:00;0,5;5\n2020/01/01 01:00;-;6,25\n';
  const [series] = read({}, csv);
  expect(series?.start).toBe(Date.UTC(2020, 0, 1));
  expect(Array.from(series?.target.values ?? [])).toEqual([5, 6.25]);
  expect(series?.forcings[0]?.values[0]).toBe(0.5);
});

test.each([
  ['rainfall', 'in', 'mm', 50.8],
  ['precipitation', 'm', 'mm', 2_000],
  ['rainfall', 'mm/d', 'mm', 2 / 24],
  ['air_temperature', 'degF', 'degC', -16.6666666667],
  ['soil_moisture', 'anything', 'anything', 2],
])('%s in %s comes in %s', (quantity, unit, becomes, value) => {
  const forcings = [{ column: 'P', quantity, unit }];
  const [series] = read({ forcings }, 'date,P,Q\n2020-01-01T00:00,2,5\n');
  expect(series?.forcings[0]?.unit).toBe(becomes);
  expect(series?.forcings[0]?.values[0]).toBeCloseTo(value, 9);
});

test('streamflow is discharge', () => {
  const [series] = read({ target: { column: 'Q', quantity: 'Streamflow', unit: 'm3/s' } });
  expect(series?.target.quantity).toBe('discharge');
});

test('two series of one name are refused, for a table could not tell them apart', () => {
  const file = join(folder, 'series.json');
  writeFileSync(file, JSON.stringify({ series: [ENTRY, ENTRY] }));
  expect(() => readSeries(file)).toThrow(/series: two of them have the same name/);
});

test.each([
  [{ step: '1h' }, /series\[0\]\.step: "1h" is no ISO 8601 duration: write PT10M/],
  [{ leads: ['PT90M'] }, /series\[0\]\.leads: each lead is a whole number of steps/],
  [{ target: { column: 'Q' } }, /series\[0\]\.target\.quantity/],
  [{ time: 'when' }, /gan\.csv has no column "when": it has date, P, Q/],
  [{ step: 'P1D', leads: ['P1D'] }, /rows are 1 h apart, but its step says 1 d/],
  [
    { forcings: [{ column: 'Q', quantity: 'rainfall', unit: 'mm' }] },
    /series\[0\]\.forcings: .*what is forecast is no forcing of itself/,
  ],
  [
    { forcings: [{ column: 'P', quantity: 'rainfall', unit: 'degC' }] },
    /Gan: rainfall is not measured in "degC": write mm/,
  ],
  [{ file: 'nowhere.csv' }, /nowhere\.csv: there is no such file/],
])('%j is refused with its key and the cure', (entry, message) => {
  expect(() => read(entry, `date,P,Q\n${hours(10)}`)).toThrow(message);
});

test.each([
  ['2020-01-01T02:00,x,1', /gan\.csv, line 4, column P: "x" is no number/],
  ['noon,0,1', /gan\.csv, line 4, column date: "noon" is no time like 2020-01-22T06:00/],
  ['2019-02-29T00:00,0,1', /gan\.csv, line 4, column date: "2019-02-29T00:00" is no time/],
  ['2920-01-01T00:00,0,1', /rows are too few for the 7,\d{3},\d{3} steps from 2020-01-01 to 2920/],
  ['2020-01-01T02:30,0,1', /02:30:00\.000Z lies between two steps of 1 h/],
])('the row %s is refused with its line', (row, message) => {
  const csv = `date,P,Q\n2020-01-01T00:00,0,5\n2020-01-01T01:00,1,6\n${row}\n`;
  expect(() => read({}, csv)).toThrow(message);
});

test('a file that is not there, or no JSON, is named', () => {
  expect(() => readSeries(join(folder, 'none.json'))).toThrow(/none\.json: there is no such file/);
  writeFileSync(join(folder, 'bad.json'), '{');
  expect(() => readSeries(join(folder, 'bad.json'))).toThrow(/bad\.json: it is no JSON/);
});

function hours(count: number): string {
  return Array.from({ length: count }, (_, at) => `2020-01-01T0${at}:00,0,1\n`).join('');
}
