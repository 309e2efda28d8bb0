import { expect, test } from 'vitest';
import type { Series } from '../../../domain/station.ts';
import type { Surrounded } from '../../../streams/quality/check.ts';
import { flatLine } from '../../../streams/quality/checks/flat-line.ts';
import { grossRange } from '../../../streams/quality/checks/gross-range.ts';
import { rateOfChange } from '../../../streams/quality/checks/rate-of-change.ts';
import { spike } from '../../../streams/quality/checks/spike.ts';
import { usualRange } from '../../../streams/quality/checks/usual-range.ts';
import { type Rules, rulesOf } from '../../../streams/quality/rules.ts';
import { NO_VALUE, verdictOf } from '../../../streams/quality/verdict.ts';
import { HOUR, MINUTE } from '../little-house.ts';

/** A stage gauge that speaks every ten minutes. */
const rules: Rules = {
  ...rulesOf({ property: 'stage', unit: 'm', intervalSeconds: 600 }),
  usual: [10, 20],
};

type Around = Partial<Record<'beforePrevious' | 'previous' | 'next', [number, number]>>;

/** A value at 0 min among `[minutes, value]` of its neighbours. */
function among(value: number, around: Around = {}): Surrounded {
  const at = (name: keyof typeof around) => {
    const [minutes, neighbour] = around[name] ?? [];
    return minutes === undefined || neighbour === undefined
      ? undefined
      : { time: minutes * MINUTE, value: neighbour };
  };
  return {
    time: 0,
    value,
    previous: at('previous'),
    beforePrevious: at('beforePrevious'),
    next: at('next'),
    sameSince: 0,
    sameCount: 1,
  };
}

function around(value: number, minutes: number): Around {
  return { previous: [-minutes, value], next: [minutes, value] };
}

function river(intervalSeconds: number) {
  return { property: 'discharge', unit: 'm3/s', intervalSeconds };
}

function rain(intervalSeconds: number) {
  return { property: 'rainfall', unit: 'mm', intervalSeconds };
}

test.each([
  ['−999 as a dead sensor says it', -999, true],
  ['a hair under the lower limit', -20.001, true],
  ['the lower limit', -20, false],
  ['an ordinary stage', 15, false],
  ['the upper limit', 200, false],
  ['a hair over the upper limit', 200.001, true],
])('gross range: %s', (_, value, fault) => {
  expect(grossRange.finds(among(value), rules)).toBe(fault);
});

test.each([
  ['a record low', 9.99, true],
  ['the lower end', 10, false],
  ['the upper end', 20, false],
  ['a record high', 20.01, true],
])('usual range: %s', (_, value, fault) => {
  expect(usualRange.finds(among(value), rules)).toBe(fault);
});

test('usual range: has nothing to say where none is registered', () => {
  expect(usualRange.finds(among(99), { ...rules, usual: undefined })).toBeUndefined();
});

const step: Around = { beforePrevious: [-20, 15], previous: [-10, 15] };

test.each<[string, Surrounded, boolean | undefined]>([
  ['the first value has no rate', among(15), undefined],
  ['0.5 m in 10 min is as fast as 3 m/h allow', among(15.5, { previous: [-10, 15] }), false],
  ['0.51 m in 10 min is too fast', among(15.51, { previous: [-10, 15] }), true],
  ['and so is a fall', among(14.49, { previous: [-10, 15] }), true],
  ['4 m in 2 h is a flash flood', among(19, { previous: [-120, 15] }), false],
  ['1 cm in 1 s is a wave', among(15.01, { previous: [-1 / 60, 15] }), false],
  ['20 cm in 1 min is a wave still', among(15.2, { previous: [-1, 15] }), false],
  ['30 cm in 1 min is not', among(15.3, { previous: [-1, 15] }), true],
  ['a step waits for the next value', among(16, { ...step }), true],
  ['a step that the next value keeps is real', among(16, { ...step, next: [10, 16.1] }), false],
  ['a step that goes on is real', among(16, { ...step, next: [10, 17] }), false],
  ['half of a step kept is enough', among(16, { ...step, next: [10, 15.5] }), false],
  ['a step that falls back is not', among(16, { ...step, next: [10, 15.4] }), true],
  ['what comes 2 h later bears nothing out', among(16, { ...step, next: [120, 16] }), true],
  [
    'the value after a spike is on its way back',
    among(15, { beforePrevious: [-20, 15], previous: [-10, 17] }),
    false,
  ],
  [
    'a second step waits for the next value too',
    among(17, { beforePrevious: [-20, 15], previous: [-10, 16] }),
    true,
  ],
])('rate of change: %s', (_, point, fault) => {
  expect(rateOfChange.finds(point, rules)).toBe(fault);
});

test.each<[string, Surrounded, boolean | undefined]>([
  ['needs both neighbours', among(17, { previous: [-10, 15] }), undefined],
  ['up and back', among(15.6, { previous: [-10, 15], next: [10, 15] }), true],
  ['down and back', among(14.4, { previous: [-10, 15], next: [10, 15] }), true],
  ['no further than the limit', among(15.5, { previous: [-10, 15], next: [10, 15] }), false],
  ['a step is none', among(16, { previous: [-10, 15], next: [10, 16] }), false],
  ['a steep rise is none', among(16, { previous: [-10, 15], next: [10, 17] }), false],
  ['neighbours that disagree', among(16, { previous: [-10, 15], next: [10, 15.45] }), false],
  ['neighbours over an hour away', among(19, { previous: [-61, 15], next: [10, 15] }), undefined],
  ['a crest that 3 m/h can make', among(16.9, { previous: [-40, 15], next: [40, 15] }), false],
  ['a crest that they cannot', among(17.1, { previous: [-40, 15], next: [40, 15] }), true],
])('spike: %s', (_, point, fault) => {
  expect(spike.finds(point, rules)).toBe(fault);
});

test.each<[string, Series, Surrounded, boolean | undefined]>([
  ['300 m3/s more on 5,000', river(300), among(5_400, around(5_000, 5)), false],
  ['700 m3/s more on 5,000 within 5 min', river(300), among(5_700, around(5_000, 5)), true],
  ['700 m3/s more on 5,000 within the hour', river(3600), among(5_700, around(5_000, 60)), false],
  ['90 m3/s more on 20', river(300), among(110, around(20, 5)), false],
  ['30 mm in 5 min between dry ones', rain(300), among(30, around(0, 5)), true],
  ['30 mm in 5 min of a cloudburst', rain(300), among(30, around(16, 5)), false],
  ['60 mm in an hour between dry ones', rain(3600), among(60, around(0, 60)), undefined],
])('spike, by what there is: %s', (_, series, point, fault) => {
  expect(spike.finds(point, rulesOf(series))).toBe(fault);
});

test.each([
  ['70 mm in 5 min', 300, 70, true],
  ['70 mm in an hour', 3_600, 70, false],
  ['70 mm in 10 min', 600, 70, false],
  ['260 mm in an hour', 3_600, 260, true],
  ['260 mm in a day', 86_400, 260, false],
])('gross range of rain, by the time it falls in: %s', (_, seconds, mm, fault) => {
  expect(grossRange.finds(among(mm), rulesOf(rain(seconds)))).toBe(fault);
});

test.each([
  ['48 h of the same', -48, 288, true],
  ['a little less', -47.9, 287, false],
  ['two daily values', -48, 2, false],
])('flat line: %s', (_, hours, sameCount, fault) => {
  const point = { ...among(15), sameSince: hours * HOUR, sameCount };
  expect(flatLine.finds(point, rules)).toBe(fault);
});

test('rain has no flat line, whatever is registered', () => {
  const limits = { flat: { eps: 0, hours: 1 } };
  const rain = rulesOf({ property: 'rainfall', unit: 'mm', intervalSeconds: 300, limits });
  expect(rain.flat).toBeUndefined();
});

test("a station's own limits stand over its property's", () => {
  const limits = { gross: [0, 30], spike: 0.2 } satisfies {
    gross: [number, number];
    spike: number;
  };
  const own = rulesOf({ property: 'stage', unit: 'cm', intervalSeconds: 60, limits });
  expect(own).toMatchObject({ gross: [0, 30], spike: 0.2, ratePerHour: 3, unit: 'm' });
});

test('the worst flag wins and the reasons add up', () => {
  const wild = among(25, { ...step, next: [10, 15] });
  expect(verdictOf(wild, rules)).toEqual({ flag: 3, reasons: 0b11100 });
  expect(verdictOf(among(-999, { ...step }), rules)).toEqual({ flag: 4, reasons: 0b10 });
  expect(verdictOf(among(15, { ...step }), rules)).toEqual({ flag: 1, reasons: 0 });
  expect(NO_VALUE).toEqual({ flag: 9, reasons: 0b1 });
});

test('a series with nothing to be checked against is not evaluated', () => {
  const unknown = rulesOf({ property: 'redox', unit: 'mV', intervalSeconds: 600 });
  expect(unknown.unit).toBe('mV');
  expect(verdictOf(among(250), unknown)).toEqual({ flag: 2, reasons: 0b1000000 });
});
