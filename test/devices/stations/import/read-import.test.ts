import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readImport } from '../../../../devices/stations/import/read-import.ts';

const HEAD =
  'id,name_zh,name_en,kind,lon,lat,property,unit,interval_seconds,door,password,warning_stage';
const table = (...rows: string[]) => `${[HEAD, ...rows].join('\n')}\n`;
const problemsOf = (text: string) => {
  const imported = readImport(text);
  return imported.ok ? [] : imported.problems.map(({ row, column }) => `${row} ${column}`);
};

test('a station is described in its first row and has a sensor in each', () => {
  const imported = readImport(
    table('N1,新站,New,river,116.1,29.2,stage,mm,300,tcp,1A2B,19', 'N1,,,,,,rainfall,mm,60,,,'),
  );
  expect(imported).toMatchObject({
    ok: true,
    stations: [
      {
        station: {
          id: 'N1',
          placeVerified: false,
          origin: 'field',
          series: [
            { property: 'stage', unit: 'mm', intervalSeconds: 300 },
            { property: 'rainfall', unit: 'mm', intervalSeconds: 60 },
          ],
          warningStage: { value: 19, verified: false },
        },
        link: { password: '1A2B' },
      },
    ],
  });
});

test('a table says nothing of the people of a house, nor takes the name that frames have for another of its stations', () => {
  const house = {
    stations: [{ id: 'N1', address: 'A001' }, { id: '62302250' }],
    accounts: [
      { id: 'duty', role: 'admin' },
      { id: 'N1', role: 'device' },
    ],
  } as const;
  const head = 'id,name_zh,name_en,kind,lon,lat,address,property,unit,interval_seconds';
  const rows = [
    'N1,原站,One,river,116.1,29.2,A001,stage,m,300',
    'N2,新站,One,river,116.1,29.2,A001,stage,m,300',
    'N3,新站,One,river,116.1,29.2,62302250,stage,m,300',
    'duty,值班,One,river,116.1,29.2,,stage,m,300',
  ];
  const imported = readImport(`${[head, ...rows].join('\n')}\n`, house);
  expect(imported).toEqual({
    ok: false,
    problems: [
      { row: 3, column: 'address', why: 'frames of "A001" are of N1 already' },
      { row: 4, column: 'address', why: 'frames of "62302250" are of 62302250 already' },
      { row: 5, column: 'id', why: '"duty" is an account already: admin' },
    ],
  });
});

test('everything wrong is told with its row and column, and nothing is taken', () => {
  const text = table(
    'N1,新站,New,river,116.1,29.2,stage,m,300,,,',
    'N2,,Two,lake,216,x,stage,degC,0,ftp,,',
    'N1,,,reservoir,,,stage,m,300,,,',
    'N3,三,Three,lake,116,29,depth_of_snow,m,300,,,',
    '',
    'N 4,四,Four,pond,116,29,stage,m,,,,',
  );
  expect(problemsOf(text)).toEqual([
    '3 name_zh',
    '3 lon',
    '3 lat',
    '3 door',
    '3 interval_seconds',
    '3 unit',
    '4 kind',
    '4 property',
    '5 property',
    '7 id',
    '7 kind',
    '7 interval_seconds',
  ]);
});

test('a column that is missing, strange or there twice is told with the header', () => {
  expect(problemsOf('id,name_zh,name_en,kind,lon,lat,property,unit,foo,id\n')).toEqual([
    '1 foo',
    '1 id',
    '1 interval_seconds',
  ]);
  expect(problemsOf('')).toEqual(['1 ']);
  expect(problemsOf('id,"name\n')).toHaveLength(1);
});

test('frames of one name belong to one station', () => {
  const head = 'id,name_zh,name_en,kind,lon,lat,property,unit,interval_seconds,address\n';
  const rest = '新,New,river,116,29,stage,m,300';
  expect(problemsOf(`${head}N1,${rest},0011223344\nN2,${rest},0011223344\n`)).toEqual([
    '3 address',
  ]);
  expect(problemsOf(`${head}N1,${rest},N2\nN2,${rest},\n`)).toEqual(['3 id']);
  expect(problemsOf(`${head}11223344,${rest},\nN2,${rest},0011223344\n`)).toEqual(['3 address']);
  expect(problemsOf(`${head}N1,${rest},A\nN2,${rest},B\n`)).toEqual([]);
});

test('the guarantee stage is above the warning stage, and a password is for raw TCP', () => {
  const head =
    'id,name_zh,name_en,kind,lon,lat,property,unit,interval_seconds,door,password,warning_stage,guarantee_stage\n';
  const rest = '新,New,river,116,29,stage,m,300';
  expect(problemsOf(`${head}N1,${rest},tcp,1A2B,19,18.5\n`)).toEqual(['2 guarantee_stage']);
  expect(problemsOf(`${head}N1,${rest},mqtt,1A2B,19,21\n`)).toEqual(['2 password']);
  expect(problemsOf(`${head}N1,${rest},tcp,1A2B,19,21\n`)).toEqual([]);
});

test('any text is a table or has problems, each with its row', () => {
  const cell = fc.oneof(
    fc.constantFrom('N1', 'river', '116', '29', 'stage', 'm', '300', 'tcp', '', '"', '1e9', '-1'),
    fc.string({ maxLength: 8 }),
  );
  const rows = fc.array(
    fc.array(cell, { maxLength: 14 }).map((cells) => cells.join(',')),
    { maxLength: 6 },
  );
  const text = fc.oneof(
    fc.string({ maxLength: 200 }),
    rows.map((some) => table(...some)),
    rows.map((some) => some.join('\r\n')),
  );
  fc.assert(
    fc.property(text, (any) => {
      const imported = readImport(any);
      if (imported.ok) expect(imported.stations.length).toBeGreaterThan(0);
      else expect(imported.problems.every(({ row }) => Number.isInteger(row))).toBe(true);
    }),
    { seed: 20_261_129, numRuns: 2_000 },
  );
});
