import { expect, test } from 'vitest';
import { pacedClock, systemClock } from '../../infra/clock.ts';

const HOUR = 3_600_000;
const real = { time: 1_000, now: () => real.time };
const pace = { scenario: 'flood-2020', from: Date.UTC(2020, 6, 6), began: 1_000, speed: 60 };

test('a paced clock runs as many times as fast from where it began, and stands still at its end', () => {
  const clock = pacedClock({ ...pace, to: pace.from + HOUR }, real);
  real.time = 1_000;
  expect(clock.now()).toBe(pace.from);
  real.time += 1_500;
  expect(clock.now()).toBe(pace.from + 90_000);
  real.time += HOUR;
  expect(clock.now()).toBe(pace.from + HOUR);
  expect(clock.season).toEqual({ scenario: 'flood-2020', speed: 60 });
});

test('what it shows, taken as a new beginning, is the same clock', () => {
  const clock = pacedClock(pace, real);
  real.time = 12_345;
  const same = pacedClock({ ...pace, from: clock.now(), began: real.time }, real);
  real.time += 7_777;
  expect(Math.abs(same.now() - clock.now())).toBeLessThanOrEqual(1);
});

test('the present is no season', () => {
  expect(systemClock.season).toBeUndefined();
});
