import { expect, test } from 'vitest';
import { blocksOf, PACES } from '../../../devices/simulator/history-blocks.ts';
import { reportsOf } from '../../../devices/simulator/reports.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import type { Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

const NOW = Date.UTC(2026, 6, 1, 3, 7, 41);
const stations = builtInStations();
const xingzi = stations.find(({ id }) => id === '62601200') as Station;

test('ten years are cut into blocks, the newest first, without hole or overlap', () => {
  const span = { from: NOW - 3_653 * DAY_MS, to: NOW };
  const blocks = blocksOf(span, NOW);
  expect(blocks[0]?.to).toBe(span.to);
  expect(blocks.at(-1)?.from).toBe(span.from);
  for (const [index, block] of blocks.slice(1).entries())
    expect(block.to).toBe(blocks[index]?.from);
  expect(new Set(blocks.map(({ detail }) => detail))).toEqual(
    new Set(['registered', 'hourly', 'daily']),
  );
});

test('detail goes by age, whatever span is asked for', () => {
  const old = blocksOf({ from: NOW - 500 * DAY_MS, to: NOW - 400 * DAY_MS }, NOW);
  expect(old.every(({ detail }) => detail === 'daily')).toBe(true);
  const [first, second] = blocksOf({ from: NOW - 9 * DAY_MS, to: NOW - 6 * DAY_MS }, NOW).slice(-2);
  expect([first?.detail, second?.detail]).toEqual(['registered', 'hourly']);
});

test('a lake gauge tells of every hour of the past, of its battery once a day when it is old', () => {
  const day = { from: NOW - 400 * DAY_MS, to: NOW - 399 * DAY_MS };
  const reports = reportsOf(xingzi, PACES.daily, day);
  const ofProperty = (wanted: string) =>
    reports.filter(({ series }) => series.some(({ property }) => property === wanted)).length;
  expect([ofProperty('stage'), ofProperty('rainfall')]).toEqual([24, 24]);
  expect(ofProperty('supply_voltage')).toBe(1);
});

test('rain of an hour in the past is the rain of the whole hour', () => {
  const [report] = reportsOf(xingzi, PACES.hourly, { from: NOW, to: NOW + HOUR_MS });
  const rain = report?.series.find(({ property }) => property === 'rainfall');
  expect(rain && rain.span.to - rain.span.from).toBe(HOUR_MS);
});
