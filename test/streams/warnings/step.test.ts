import { expect, test } from 'vitest';
import { type Reason, reasonMask } from '../../../domain/quality.ts';
import type { Level } from '../../../domain/station.ts';
import {
  type JudgedReading,
  NOTHING_STANDS,
  settles,
  step,
} from '../../../streams/warnings/step.ts';
import { severityOf, type Watch } from '../../../streams/warnings/watch.ts';
import { HOUR, MINUTE } from '../little-house.ts';
import { line } from './lines.ts';

const flood = watch([line('blue', 19), line('yellow', 20), line('orange', 21, { hysteresis: 0 })]);
const lowWater = watch(
  [line('blue', 10, { hazard: 'low_water' }), line('yellow', 8, { hazard: 'low_water' })],
  'low_water',
);

function watch(lines: Level[], hazard: Watch['hazard'] = 'flood'): Watch {
  return { station: '62601200', hazard, property: 'stage', lines, reach: HOUR };
}

/** 19: good · "25?": suspect as unusual · "25^": a spike · "25x": failed · "": missing */
function reading(told: number | string, i: number): JudgedReading {
  const text = String(told);
  const value = text === '' ? null : Number.parseFloat(text);
  const reasons = reasonMask(REASONS[text.at(-1) ?? ''] ?? []);
  const flag = text === '' ? 9 : text.endsWith('x') ? 4 : reasons === 0 ? 1 : 3;
  return { time: i * 10 * MINUTE, value, flag, reasons };
}

const REASONS: Record<string, Reason[]> = {
  '?': ['usual_range'],
  '!': ['rate_of_change'],
  '^': ['spike', 'usual_range'],
  '=': ['flat_line'],
  x: ['gross_range'],
};

function severities(on: Watch, told: readonly (number | string)[], times = told.map((_, i) => i)) {
  let standing = NOTHING_STANDS;
  return told.map((one, i) => {
    standing = step(on, standing, reading(one, times[i] ?? i));
    return severityOf(on, standing.crossed) ?? '-';
  });
}

test.each([
  ['rises line by line', [18.99, 19, 19.99, 20, 21], '- blue blue yellow orange'],
  ['rises over several lines at once', [18, 22], '- orange'],
  ['steps down only when it has gone back by the hysteresis', [19, 18.95, 18.9], 'blue blue -'],
  ['stays up while it hangs about the line', [19, 18.95, 19, 18.91, 19.05], 'blue '.repeat(5)],
  ['does not rise again within the band', [19, 18.9, 18.95, 18.99], 'blue - - -'],
  ['steps down at once where there is no hysteresis', [21, 20.99], 'orange yellow'],
  ['holds the milder line while it leaves the graver', [20, 19.9, 19, 18.8], 'yellow blue blue -'],
  ['falls over several lines at once', [22, 15], 'orange -'],
])('a flood %s', (_, told, expected) => {
  expect(severities(flood, told).join(' ')).toBe(expected.trim());
});

test('low water is the same the other way round', () => {
  const told = [10.01, 10, 10.05, 10.1, 7.9, 8.05, 8.2, 12];
  expect(severities(lowWater, told).join(' ')).toBe('- blue blue - yellow yellow blue -');
});

test.each([
  ['a single unusual value raises nothing', [18, '22?', 18], '- - -'],
  ['a second one bears it out', [18, '22?', '22.1?'], '- - orange'],
  ['only as far as both have come', [18, '19.5?', '22?'], '- - blue'],
  ['a good value before it counts as well', [20.5, '22?'], 'yellow yellow'],
  ['one drop of a doubtful sensor ends nothing', [20.5, '12!', 20.4], 'yellow yellow yellow'],
  ['two do', [20.5, '12!', '12?'], 'yellow yellow -'],
  ['a spike counts for nothing', [18, '22^', '22^'], '- - -'],
  ['a standstill leaves things as they are', [20.5, '12=', '12='], 'yellow yellow yellow'],
  ['a failed value counts for nothing', [20.5, '-999x', ''], 'yellow yellow yellow'],
  ['and does not part two that bear each other out', [18, '22?', '-999x', '22?'], '- - - orange'],
])('of suspect values, %s', (_, told, expected) => {
  expect(severities(flood, told).join(' ')).toBe(expected);
});

test('a suspect value hours ago bears nothing out', () => {
  expect(severities(flood, ['22?', '22?'], [0, 7])).toEqual(['-', '-']);
  expect(severities(flood, ['22?', '22?'], [0, 6])).toEqual(['-', 'orange']);
});

test('a good value outside every band settles all lines by itself', () => {
  expect(settles(flood, reading(19.5, 0))).toBe(true);
  expect(settles(flood, reading(18.95, 0))).toBe(false);
  expect(settles(flood, reading('19.5?', 0))).toBe(false);
  expect(settles(flood, reading('', 0))).toBe(false);
});
