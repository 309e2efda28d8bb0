import { expect, test } from 'vitest';
import { areaRows } from '../../../../dashboard/web/risk/areas.ts';
import { passingText } from '../../../../dashboard/web/risk/passing-text.ts';
import { en } from '../../../../dashboard/web/words/en.ts';
import { droughtAnswer, riskAnswer } from '../../../browser/fixture/assessments.ts';
import { SCENES } from '../../../browser/fixture/scene.ts';

const { droughts, lowWaters } = droughtAnswer(SCENES.flood);
const { risks } = riskAnswer(SCENES.flood);
const input = {
  droughts: new Map(droughts.map((one) => [one.subBasin, one])),
  risks: new Map(risks.map((one) => [one.subBasin, one])),
};

test('the sub-basins of a layer stand worst first, and what is not known last', () => {
  const rows = areaRows('drought', input);
  expect(rows[0]).toMatchObject({ id: 'gan-upper', severity: 'red', hazard: 'low_water' });
  expect(rows.at(-1)).toMatchObject({ grade: null, category: 'none', condition: 'none' });
  expect(areaRows('risk', input)[0]?.by).toEqual(['flood']);
});

test('a risk whose parts are not all known says which, though its grade is none', () => {
  const [risk] = risks;
  if (!risk) throw new Error('no risk');
  const drought = { ...risk.parts.drought, grade: null, why: { zh: '雨量不全', en: 'no rain' } };
  const lacking = { ...risk, grade: 'none' as const, by: [], parts: { ...risk.parts, drought } };
  const [row] = areaRows('risk', { ...input, risks: new Map([['x', lacking]]) });
  expect(row?.unknown).toContain('drought');
  expect(row).toMatchObject({ condition: 'partly', category: 'partly' });
  const whole = { ...lacking, parts: risk.parts };
  const known = new Map([whole, { ...lacking, subBasin: 'y' }].map((one) => [one.subBasin, one]));
  expect(areaRows('risk', { ...input, risks: known }).map(({ category }) => category)).toEqual([
    'partly',
    'normal',
  ]);
  const red = { ...lacking, grade: 'red' as const };
  const [reached] = areaRows('risk', { ...input, risks: new Map([['x', red]]) });
  expect(reached).toMatchObject({ condition: 'good', category: 'red' });
});

test('a layer of stations has no sub-basins', () => {
  expect(areaRows('stage', input)).toEqual([]);
});

test('a line tells since when it is below, its next passing with the range, and the usual date as no forecast', () => {
  const [line] = lowWaters[0]?.lines ?? [];
  if (!line) throw new Error('no line');
  const speech = {
    words: en,
    day: (time: number) => new Date(time).toISOString().slice(5, 10),
    percent: (p: number) => `${100 * p}%`,
  };
  const said = passingText(line, speech);
  expect(said[0]).toMatch(/^Below since/);
  expect(said[1]).toMatch(/^Falls below about .* \(.* – .*\)$/);
  expect(said[2]).toMatch(/no forecast$/);
  expect(passingText({ ...line, belowFromStart: true }, speech)[0]).toMatch(/at least/);
  const unlikely = { ...line, crossing: { way: 'rises', probability: 0.2, date: null } } as const;
  expect(passingText(unlikely, speech)).toContain('Rises above within 28 days: 20%');
});
