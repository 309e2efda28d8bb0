import { expect, test } from 'vitest';
import { dayOfDate } from '../../../../devices/simulator/weather/climate.ts';
import { solarDay, solarTime } from '../../../../devices/simulator/weather/sun.ts';

test('the radiation above the air is that of example 8 in FAO paper 56', () => {
  expect(solarDay(dayOfDate('1999-09-03'), -20).total).toBeCloseTo(32.2, 0);
});

test('noon is the middle of the solar day at the longitude of the place', () => {
  const { angle } = solarTime(Date.UTC(2026, 5, 1, 4), 120);
  expect(angle).toBeCloseTo(0, 9);
});

test('the radiation of the instants adds up to that of the day', () => {
  const day = solarDay(dayOfDate('2026-07-01'), 28.7);
  const minutes = Array.from({ length: 1440 }, (_, i) => ((i + 0.5) / 720 - 1) * Math.PI);
  const joules = minutes.reduce((sum, angle) => sum + day.at(angle) * 60, 0);
  expect(joules / 1e6 / day.total).toBeCloseTo(1, 3);
  expect([day.by(-Math.PI), day.by(0), day.by(Math.PI)]).toEqual([0, 0.5, 1]);
});
