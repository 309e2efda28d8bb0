import { expect, test } from 'vitest';
import type { Air } from '../../../../devices/simulator/weather/air.ts';
import { typhoonsOf } from '../../../../devices/simulator/weather/typhoons.ts';
import { createWeather } from '../../../../devices/simulator/weather/weather.ts';
import { DAY_MS, HOUR_MS } from '../../../../domain/time.ts';

const weather = createWeather({ seed: 8, scenario: 'normal' });
const start = Date.UTC(2031, 0);
const hours = Array.from({ length: (5 * 365 * 24) / 2 }, (_, i) => start + 2 * i * HOUR_MS);
const nanchang = hours.map((time) => ({ time, ...weather.at(115.9, 28.7, time) }));

test('Nanchang has its published yearly means', () => {
  expect(meanOf('temperature')).toBeGreaterThan(17);
  expect(meanOf('temperature')).toBeLessThan(18.3);
  expect(Math.abs(meanOf('humidity') - 78.5)).toBeLessThan(2.5);
  expect(Math.abs(meanOf('windSpeed') - 2.3)).toBeLessThan(0.3);
  expect(Math.abs(1 - meanOf('cloudiness') - 0.4)).toBeLessThan(0.04);
  const megajoules = (meanOf('radiation') * 365.25 * 86_400) / 1e6;
  expect(Math.abs(megajoules / 4279 - 1)).toBeLessThan(0.06);
});

test('summer is hot with wind from the south, winter cold with wind from the north', () => {
  const inMonth = (month: number) =>
    nanchang.filter(({ time }) => new Date(time).getUTCMonth() === month);
  const northerly = (airs: readonly Air[]) =>
    mean(airs.map((air) => air.windSpeed * Math.cos((air.windDirection * Math.PI) / 180)));
  expect(mean(inMonth(6).map((air) => air.temperature))).toBeGreaterThan(27.5);
  expect(mean(inMonth(0).map((air) => air.temperature))).toBeLessThan(8);
  expect(northerly(inMonth(6))).toBeLessThan(-0.5);
  expect(northerly(inMonth(0))).toBeGreaterThan(0.8);
});

test('the afternoon is warmer and drier than the dawn, and the night has no sun', () => {
  const at = (beijing: number) =>
    nanchang.filter(({ time }) => new Date(time + 8 * HOUR_MS).getUTCHours() === beijing);
  const of = (beijing: number, what: keyof Air) => mean(at(beijing).map((air) => air[what]));
  expect(of(14, 'temperature') - of(6, 'temperature')).toBeGreaterThan(4);
  expect(of(14, 'humidity')).toBeLessThan(of(6, 'humidity') - 10);
  expect(of(0, 'radiation')).toBe(0);
  expect(of(12, 'radiation')).toBeGreaterThan(200);
});

test('every value is one that a sensor could show', () => {
  for (const air of nanchang) {
    expect(air.temperature).toBeGreaterThan(-12);
    expect(air.temperature).toBeLessThan(43);
    expect(air.humidity).toBeGreaterThan(15);
    expect(air.humidity).toBeLessThanOrEqual(100);
    expect(air.windSpeed).toBeLessThan(25);
    expect(air.windDirection).toBeLessThan(360);
    expect(air.pressure).toBeGreaterThan(970);
    expect(air.radiation).toBeLessThan(1000);
  }
});

test('potential evaporation is 1,000 to 1,150 mm a year, most in July, none at night', () => {
  const of = (from: number, to: number) => weather.evaporation('waizhou', from, to);
  const year = of(start, Date.UTC(2036, 0)) / 5;
  expect(year).toBeGreaterThan(1000);
  expect(year).toBeLessThan(1150);
  expect(of(Date.UTC(2031, 6), Date.UTC(2031, 7))).toBeGreaterThan(
    3 * of(start, start + 31 * DAY_MS),
  );
  expect(of(start + 13 * HOUR_MS, start + 20 * HOUR_MS)).toBe(0);
});

test('a typhoon comes ashore with wind, rain and low pressure', () => {
  const years = Array.from({ length: 40 }, (_, i) => 2030 + i);
  const [typhoon] = years.flatMap((year) => typhoonsOf(8, year)).filter(({ north }) => north < 0);
  const later = (typhoon?.landfall ?? 0) + 8 * HOUR_MS;
  const east = (typhoon?.east ?? 0) + 8 * (typhoon?.eastward ?? 0);
  const north = (typhoon?.north ?? 0) + 8 * (typhoon?.northward ?? 0) + 100;
  const [lon, lat] = [116 + east / 98.4, 27.8 + north / 111.2];
  const [stormy, calm] = [weather.at(lon, lat, later), weather.at(lon, lat, later - 5 * DAY_MS)];
  expect(stormy.windSpeed).toBeGreaterThan(calm.windSpeed + 2);
  expect(stormy.pressure).toBeLessThan(calm.pressure);
});

function meanOf(what: keyof Air): number {
  return mean(nanchang.map((air) => air[what]));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
