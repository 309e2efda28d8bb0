import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assimilate } from '../../../../devices/basin/assimilation/assimilate.ts';
import { HOURLY } from '../../../../devices/basin/assimilation/run-past.ts';
import { lookAhead } from '../../../../devices/basin/what-if/look-ahead.ts';
import { createWhatIf, NOTHING_DONE } from '../../../../devices/basin/what-if/what-if.ts';
import { type GateChoice, WhatIfInputs } from '../../../../domain/what-if.ts';
import { WhatIfRun } from '../../../../domain/what-if-run.ts';
import { observedBasin, STATIONS } from './examples.ts';

const start = assimilate(observedBasin());
const whatIf = createWhatIf(start);

const rain = (...mm: number[]) => ({ from: 'table' as const, days: { all: mm } });
const supposed = (own: Partial<WhatIfInputs>): WhatIfInputs => ({ ...NOTHING_DONE, ...own });
const gauge = (run: WhatIfRun, id: string) => run.gauges.find(({ station }) => station === id);
const zhelin = (gate: GateChoice) =>
  whatIf(
    supposed({ rain: rain(20, 60, 80), gates: { zhelin: gate } }),
    STATIONS,
  ).run.reservoirs.find(({ reservoir }) => reservoir === 'zhelin');

test('an answer is whole: 15 days by the hour at every gauge, its extremes within', () => {
  const { run } = whatIf(supposed({ rain: rain(50) }), STATIONS);
  WhatIfRun.parse(run);
  expect(run.gauges.length).toBeGreaterThan(40);
  for (const { stage } of run.gauges) {
    expect(stage?.values).toHaveLength(361);
    expect(stage?.highest.value).toBe(Math.max(...(stage?.values ?? [])));
  }
});

test('nothing supposed is the base run', () => {
  const { run, base } = whatIf(NOTHING_DONE, STATIONS);
  expect(run).toEqual(base);
});

const table = fc.array(fc.double({ min: 0, max: 150, noNaN: true }), {
  minLength: 15,
  maxLength: 15,
});

test('more rain never lowers the crest of what the land sheds', () => {
  const crest = (mm: readonly number[], factor: number) => {
    const { run } = whatIf(supposed({ rain: rain(...mm), factor }), STATIONS);
    return ['yiyang', 'hushan', 'dufengkeng'].map(
      (id) => gauge(run, id)?.stage?.highest.value ?? 0,
    );
  };
  fc.assert(
    fc.property(table, fc.double({ min: 0, max: 1.4, noNaN: true }), (mm, factor) => {
      const [less, more] = [crest(mm, factor), crest(mm, factor + 0.1)];
      for (const [i, value] of less.entries())
        expect(more[i]).toBeGreaterThanOrEqual(value - 0.002);
    }),
    { seed: 7, numRuns: 6 },
  );
});

const gates = fc.record({
  zhelin: fc.constantFrom<GateChoice>(
    { gate: 'closed' },
    { gate: 'rule' },
    { gate: 'constant', release: 3_000 },
  ),
  wanan: fc.constantFrom<GateChoice>(
    { gate: 'closed' },
    { gate: 'lower', level: 86, release: 5_000 },
  ),
});

test('no water is made or lost, whatever falls and however the gates stand', () => {
  fc.assert(
    fc.property(table, gates, (mm, set) => {
      const states = lookAhead(start, supposed({ rain: rain(...mm), gates: set }));
      const first = HOURLY.storage(states[0] as (typeof states)[number]);
      const last = HOURLY.storage(states.at(-1) as (typeof states)[number]);
      const passed = states
        .slice(1)
        .reduce(
          (sum, state) => sum + state.passed.rain - state.passed.loss - state.passed.outflow,
          0,
        );
      expect(Math.abs(last - first - passed) / first).toBeLessThan(1e-9);
    }),
    { seed: 9, numRuns: 8 },
  );
});

test('closed gates hold the water until the reservoir is full', () => {
  const [closed, rule] = [zhelin({ gate: 'closed' }), zhelin({ gate: 'rule' })];
  expect(new Set(closed?.release.values.slice(1))).toEqual(new Set([0]));
  expect(closed?.level.highest.value).toBeGreaterThan(rule?.level.highest.value ?? 0);
});

test('lowered to a level the reservoir goes down to it, and then by its rule again', () => {
  const now = start.told.reservoirs.find(({ reservoir }) => reservoir === 'zhelin')?.level ?? 0;
  const lowered = zhelin({ gate: 'lower', level: now - 1, release: 3_000 });
  expect(lowered?.level.lowest.value).toBeLessThanOrEqual(now - 0.5);
  expect(lowered?.release.values[1]).toBe(3_000);
});

test('a greater Yangtze holds the lake up', () => {
  const high = whatIf(supposed({ yangtze: { flow: 'factor', factor: 1.5 } }), STATIONS);
  const stage = (run: WhatIfRun) => gauge(run, '62601200')?.stage?.values.at(-1) ?? 0;
  expect(stage(high.run)).toBeGreaterThan(stage(high.base) + 1);
  expect(
    high.run.lake.rivers + high.run.lake.sky + high.run.lake.fromYangtze - high.run.lake.toYangtze,
  ).toBeCloseTo(high.run.lake.gain, 9);
});

test('the rain of the last days comes again as often as it takes', () => {
  const factor = 2;
  const { run } = whatIf(supposed({ rain: { from: 'observed', days: 5 }, factor }), STATIONS);
  const last = start.told.rainOfDays.slice(-5).reduce((sum, mm) => sum + mm, 0);
  expect(run.rain).toBeCloseTo(3 * factor * last, 6);
});

test('only the inputs that can be are inputs', () => {
  expect(WhatIfInputs.safeParse({ rain: { from: 'none' }, factor: 4 }).success).toBe(false);
  expect(WhatIfInputs.safeParse({ rain: { from: 'table', days: { all: [-1] } } }).success).toBe(
    false,
  );
  expect(
    WhatIfInputs.safeParse({ rain: { from: 'none' }, gates: { threeGorges: { gate: 'rule' } } })
      .success,
  ).toBe(false);
  expect(WhatIfInputs.parse({ rain: { from: 'season' } })).toEqual(NOTHING_DONE);
});
