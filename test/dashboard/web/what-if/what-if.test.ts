import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossingGroups, differenceOf } from '../../../../dashboard/web/what-if/crossing-rows.ts';
import {
  type Draft,
  draftOf,
  FIRST_DRAFT,
  inputsOf,
} from '../../../../dashboard/web/what-if/draft.ts';
import { inputWords } from '../../../../dashboard/web/what-if/input-words.ts';
import { drawnIds, withComing } from '../../../../dashboard/web/what-if/use-supposed.ts';
import type { WhatIfApi } from '../../../../dashboard/web/what-if/what-if-api.ts';
import { createWhatIfModel } from '../../../../dashboard/web/what-if/what-if-model.ts';
import { en } from '../../../../dashboard/web/words/en.ts';
import { zh } from '../../../../dashboard/web/words/zh.ts';
import { DAY_MS, HOUR_MS } from '../../../../domain/time.ts';
import { WhatIfInputs } from '../../../../domain/what-if.ts';
import type { WhatIfRun } from '../../../../domain/what-if-run.ts';
import { NOW, station } from '../example-station.ts';

const rain = fc.constantFrom<Draft['rain']>('none', 'season', 'observed', 'forecast', 'table');
const gate = fc.record({
  gate: fc.constantFrom('rule' as const, 'closed' as const, 'constant' as const, 'lower' as const),
  release: fc.integer({ min: 0, max: 9_000 }),
  level: fc.integer({ min: 50, max: 69 }),
});
const draft: fc.Arbitrary<Draft> = fc.record({
  rain,
  days: fc.integer({ min: 1, max: 30 }),
  factor: fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10),
  table: fc.record({
    all: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 15, maxLength: 15 }),
  }),
  gates: fc.record({ zhelin: gate, wanan: gate, xiajiang: gate, liaofang: gate, hongmen: gate }),
  yangtze: fc.constantFrom('season' as const, 'persists' as const, 'factor' as const),
  times: fc.integer({ min: 2, max: 30 }).map((tenths) => tenths / 10),
});

test('whatever is set in the form, the house understands it, and it comes back to the form', () => {
  fc.assert(
    fc.property(draft, (set) => {
      const inputs = inputsOf(set);
      expect(WhatIfInputs.parse(inputs)).toEqual(inputs);
      expect(inputsOf(draftOf(inputs))).toEqual(inputs);
    }),
    { seed: 3 },
  );
});

test('what is supposed is said in a line', () => {
  const inputs = inputsOf({
    ...FIRST_DRAFT,
    gates: { ...FIRST_DRAFT.gates, zhelin: { gate: 'closed' } },
  });
  expect(inputWords(inputs, { words: zh, language: 'zh' })).toBe(
    '雨：重演近日实测 7 天 × 1.5；柘林 关闸；长江：从现状随季节变',
  );
  expect(inputWords(inputs, { words: en, language: 'en' })).toMatch(
    /^.ain: As lately observed 7 days × 1.5; Zhelin Closed/,
  );
});

const START = NOW;
function run(crossings: readonly [value: number, hours: number][]): WhatIfRun {
  const extreme = { value: 20, time: START };
  return {
    start: START,
    step: HOUR_MS,
    gauges: [
      {
        station: 'a',
        stage: { values: [18, 20], highest: extreme, lowest: extreme },
        crossings: crossings.map(([value, hours]) => ({
          hazard: 'flood',
          severity: value > 20 ? 'orange' : 'yellow',
          property: 'stage',
          value,
          time: START + hours * HOUR_MS,
          already: false,
          until: null,
        })),
      },
    ],
    reservoirs: [],
    lake: { rivers: 0, sky: 0, toYangtze: 0, fromYangtze: 0, gain: 0 },
    rain: 0,
  };
}

test('levels are told worst first, with what the run changes at each', () => {
  const [group] = crossingGroups(
    run([
      [19, 10],
      [22.5, 40],
    ]),
    run([[19, 16]]),
    [station()],
  );
  expect(group?.rows.map((row) => [row.level.value, differenceOf(row)])).toEqual([
    [22.5, 'new'],
    [19, -6 * HOUR_MS],
  ]);
  expect(group?.extreme?.value).toBe(20);
  const [averted] = crossingGroups(run([]), run([[19, 16]]), [station()]);
  expect(averted?.rows.map(differenceOf)).toEqual(['averted']);
  expect(crossingGroups(run([]), run([]), [station()])).toEqual([]);
});

test('the newest what-ifs whose days are not over are drawn, until somebody chooses', () => {
  const entry = (id: string, daysAgo: number) => ({
    id,
    name: id,
    author: 'duty-1',
    made: NOW,
    start: NOW - daysAgo * DAY_MS,
    inputs: inputsOf(FIRST_DRAFT),
  });
  const entries = [entry('a', 0), entry('b', 16), entry('c', 2), entry('d', 3)];
  expect(drawnIds(entries, undefined, NOW)).toEqual(['a', 'c']);
  expect(drawnIds(entries, ['b'], NOW)).toEqual(['b']);
  expect(drawnIds(entries, [], NOW)).toEqual([]);
});

test('the chart reaches to the end of what is supposed', () => {
  const span = { from: 0, to: 10 };
  expect(withComing(span, [])).toEqual(span);
  expect(withComing(span, [{ id: 'a', name: 'a', start: 5, step: 5, values: [1, 2, 3] }])).toEqual({
    from: 0,
    to: 15,
  });
});

test('a refusal is told in the words of the house, and the last answer stays', async () => {
  const api: WhatIfApi = {
    start: async () => ({ state: null }),
    rainForecasts: async () => ({ time: NOW, forecasts: [] }),
    list: async () => ({ scenarios: [] }),
    one: () => Promise.reject(new Error('404')),
    run: () => Promise.reject(new Error('Unknown account, or wrong secret.')),
    keep: () => Promise.reject(new Error('')),
    remove: () => Promise.reject(new TypeError('Failed to fetch')),
  };
  const model = createWhatIfModel(api);
  await model.run();
  expect(model.problem.value).toBe('Unknown account, or wrong secret.');
  expect(model.busy.value).toBe(false);
  await model.remove('x');
  expect(model.problem.value).toBe('');
});
