import { expect, test } from 'vitest';
import { crossingsOf } from '../../../../devices/basin/what-if/crossings.ts';
import { doubtsOf } from '../../../../devices/basin/what-if/doubts.ts';
import type { Level } from '../../../../domain/station.ts';
import { HOUR_MS } from '../../../../domain/time.ts';

const level = (hazard: Level['hazard'], value: number): Level => ({
  hazard,
  value,
  property: 'stage',
  severity: 'yellow',
  name: { zh: '线', en: 'line' },
  hysteresis: 0,
  verified: true,
  source: 'test',
});

test('a level is passed between two hours, and left again', () => {
  const [crossing] = crossingsOf([level('flood', 19)], 'stage', [18, 18.5, 19.5, 19, 18], 0);
  expect(crossing).toMatchObject({ time: 1.5 * HOUR_MS, until: 3 * HOUR_MS, already: false });
});

test('what stands beyond at the start is said to, and low water is passed downwards', () => {
  const values = [8, 7.9, 7.5];
  expect(crossingsOf([level('flood', 7.9)], 'stage', values, 60)[0]).toMatchObject({
    already: true,
    time: 0,
  });
  expect(crossingsOf([level('low_water', 7.7)], 'stage', values, 0)[0]).toMatchObject({
    time: 1.5 * HOUR_MS,
    until: null,
  });
  expect(crossingsOf([level('low_water', 7)], 'stage', values, 0)).toEqual([]);
});

test('what no reservoir or place can do is said with what can', () => {
  const inputs = { factor: 1, yangtze: { flow: 'season' as const } };
  expect(
    doubtsOf({ ...inputs, rain: { from: 'table', days: { mars: [1] } }, gates: {} })[0],
  ).toMatch(/"mars" is no place/);
  const gates = { zhelin: { gate: 'lower' as const, level: 20, release: 1 } };
  expect(doubtsOf({ ...inputs, rain: { from: 'none' }, gates })).toEqual([
    'gates.zhelin.level: Zhelin can be lowered to 50.00 to 69.83 m',
  ]);
});
