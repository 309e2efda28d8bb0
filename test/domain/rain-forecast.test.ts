import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  endOfRain,
  forecastsWithin,
  type RainForecast,
  RainForecastPacket,
  rainBetween,
  shareForecast,
  supersedes,
} from '../../domain/rain-forecast.ts';
import { HOUR_MS } from '../../domain/time.ts';

const T0 = Date.parse('2026-07-02T08:00:00+08:00');
const forecast = (own: Partial<RainForecast> = {}): RainForecast => ({
  area: 'gan',
  source: 'a model',
  issued: T0,
  from: T0,
  step: 6 * HOUR_MS,
  mm: [6, 0, 12],
  device: 'weather',
  received: T0,
  ...own,
});

test('rain is uniform within a step, and nothing is known outside the steps', () => {
  const it = forecast();
  expect(rainBetween(it, T0, T0 + HOUR_MS)).toBeCloseTo(1, 9);
  expect(rainBetween(it, T0 + 5 * HOUR_MS, T0 + 13 * HOUR_MS)).toBeCloseTo(1 + 2, 9);
  expect(rainBetween(it, T0 - 9 * HOUR_MS, T0)).toBe(0);
  expect(rainBetween(it, endOfRain(it), endOfRain(it) + HOUR_MS)).toBe(0);
  expect(shareForecast(it, T0 - HOUR_MS, T0 + HOUR_MS)).toBe(0.5);
  expect(shareForecast(it, endOfRain(it), endOfRain(it) + HOUR_MS)).toBe(0);
  expect(forecastsWithin([it], endOfRain(it), endOfRain(it) + HOUR_MS)).toEqual([]);
});

test('however a span is cut, its parts add up to the whole', () => {
  const hours = fc.integer({ min: -20, max: 120 });
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 24 }),
      fc.tuple(hours, hours, hours),
      (mm, stepHours, cuts) => {
        const it = forecast({ mm, step: stepHours * HOUR_MS });
        const [a = 0, b = 0, c = 0] = cuts.toSorted((x, y) => x - y).map((h) => T0 + h * HOUR_MS);
        const parts = rainBetween(it, a, b) + rainBetween(it, b, c);
        expect(rainBetween(it, a, c)).toBeCloseTo(parts, 6);
        const whole = rainBetween(it, T0, endOfRain(it));
        expect(whole).toBeCloseTo(
          mm.reduce((sum, one) => sum + one, 0),
          6,
        );
      },
    ),
    { seed: 11 },
  );
});

test('a later issue supersedes an earlier one, and of one issue the later arrival', () => {
  const first = forecast();
  expect(supersedes(first, undefined)).toBe(true);
  expect(supersedes(forecast({ issued: T0 - 1, received: T0 + 9 }), first)).toBe(false);
  expect(supersedes(forecast({ issued: T0 + 1, received: T0 - 9 }), first)).toBe(true);
  expect(supersedes(forecast({ received: T0 + 1 }), first)).toBe(true);
  expect(supersedes(first, first)).toBe(false);
});

const PACKET = {
  source: 'a model',
  issued: '2026-07-02T08:00:00+08:00',
  from: '2026-07-02T08:00+08:00',
  stepHours: 6,
  areas: { gan: [1, 2] },
};

test.each([
  [{}, true],
  [{ issued: '2026-07-02T08:00:00' }, false],
  [{ from: '2026-09-02T08:00:00+08:00' }, false],
  [{ stepHours: 25 }, false],
  [{ areas: {} }, false],
  [{ areas: { gan: [] } }, false],
  [{ areas: { gan: [-1] } }, false],
  [{ areas: { gan: [501] } }, false],
  [{ more: 1 }, false],
])('a message is such a forecast, or it is not: %j', (own, isOne) => {
  expect(RainForecastPacket.safeParse({ ...PACKET, ...own }).success).toBe(isOne);
});
