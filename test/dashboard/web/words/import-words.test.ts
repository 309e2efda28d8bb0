import { expect, test } from 'vitest';
import { importProblem } from '../../../../dashboard/web/words/import-words.ts';
import { readImport } from '../../../../devices/stations/import/read-import.ts';

const HEAD = 'id,name_zh,name_en,kind,lon,lat,property,unit,interval_seconds,door,river_zh';
const ROW = 'N1,新,New,river,116,29,stage,m,300,tcp,';

/** Tables that between them have every fault that the house knows. */
const TABLES = [
  '',
  'id,id,depth\nN1,N1,3',
  `${HEAD}\n新,新,New,sea,x,99,depth,m,0.5,by foot,`,
  `${HEAD}\n,,New,river,-999,29,stage,m,300,tcp,`,
  `${HEAD}\n${ROW}赣江\nN1,旧,New,river,116,29,stage,mm/s,300,tcp,`,
  `${HEAD}\n${ROW}\nN1,,,,,,rainfall,m/s,300,,信江`,
  `${HEAD},address,password,warning_stage,guarantee_stage\n${ROW},A,1A2B,19,18\nN2,新,New,river,116,29,stage,m,300,,,A,1A2B,,`,
];

test('all that the house finds wrong in a table has words in Chinese', () => {
  const problems = TABLES.flatMap((table) => {
    const imported = readImport(table);
    return imported.ok ? [] : imported.problems;
  });
  expect(problems.length).toBeGreaterThan(15);
  const untold = problems.filter(({ why }) => !/[\u4e00-\u9fff]/.test(importProblem(why, 'zh')));
  expect(untold).toEqual([]);
});

test('its numbers and names are kept, and English is what the house says', () => {
  expect(importProblem('at most 90', 'zh')).toBe('不大于 90');
  expect(importProblem('at most 90', 'en')).toBe('at most 90');
});
