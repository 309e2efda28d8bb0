import { expect, test } from 'vitest';
import { codecNamed } from '../../../devices/codecs/codecs.ts';
import { jsonPacket, packetsOf } from '../../../devices/simulator/packets.ts';
import { asRegistered, lively, reportsOf } from '../../../devices/simulator/reports.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import type { Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../domain/time.ts';

const stations = builtInStations();
const xingzi = stations.find(({ id }) => id === '62601200') as Station;
const NOW = Date.UTC(2026, 6, 1, 3, 7, 41);

test('as registered, a day has 288 reports of five minutes, 24 of them with the evaporation', () => {
  const reports = reportsOf(xingzi, asRegistered, { from: NOW, to: NOW + DAY_MS });
  expect(reports.length).toBe(288);
  expect(reports.every(({ time }) => time % (5 * MINUTE_MS) === 0)).toBe(true);
  const withPan = reports.filter(({ series }) =>
    series.some(({ property }) => property === 'evaporation'),
  );
  expect(withPan.length).toBe(24);
});

test('spans laid end to end give every report once', () => {
  for (const pace of [asRegistered, lively]) {
    const whole = reportsOf(xingzi, pace, { from: NOW, to: NOW + HOUR_MS });
    const pieces = Array.from({ length: 14_400 }, (_, i) => NOW + (i * HOUR_MS) / 14_400).flatMap(
      (from) => reportsOf(xingzi, pace, { from, to: from + HOUR_MS / 14_400 }),
    );
    expect(pieces).toEqual(whole);
  }
});

test('lively, the stations together report in nearly every second of a minute', () => {
  const minute = { from: NOW, to: NOW + MINUTE_MS };
  const seconds = new Set(
    stations.flatMap((station) =>
      reportsOf(station, lively, minute).map(({ time }) => Math.floor(time / SECOND_MS)),
    ),
  );
  expect(seconds.size).toBeGreaterThanOrEqual(55);
});

test('a total covers exactly the time since the one before it', () => {
  const reports = reportsOf(xingzi, lively, { from: NOW, to: NOW + HOUR_MS });
  const rain = reports.flatMap(({ series }) =>
    series.filter(({ property }) => property === 'rainfall').map(({ span }) => span),
  );
  expect(rain.length).toBe(60);
  for (const [index, span] of rain.slice(1).entries()) expect(span.from).toBe(rain[index]?.to);
});

test('every packet is read back by its codec as it was meant', () => {
  const values = { stage: 22.53, supply_voltage: 12.9, rainfall: 0.5 };
  const stamp = Math.floor(NOW / MINUTE_MS) * MINUTE_MS;
  const sent = { station: xingzi.id, stamp, values, sendAt: stamp, copies: 1 };
  const packets = packetsOf(sent, 7);
  expect(packets.map(({ topic }) => topic)).toEqual([
    'poyang/62601200/sl651',
    'poyang/62601200/json',
  ]);
  const readings = packets.flatMap(({ topic, payload }) => {
    const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
    const codec = codecNamed(topic.split('/').at(-1) ?? '');
    const decoded = codec?.decode(bytes, { device: xingzi.id });
    return decoded?.ok ? decoded.readings : [];
  });
  expect(Object.fromEntries(readings.map(({ property, value }) => [property, value]))).toEqual(
    values,
  );
  expect(new Set(readings.map(({ time }) => time))).toEqual(new Set([stamp]));
});

test('several reports of a station go as one array', () => {
  const one = { station: 'a', stamp: NOW, values: { stage: 1 }, sendAt: NOW, copies: 1 };
  const { payload } = jsonPacket('a', [one, { ...one, stamp: NOW + SECOND_MS }]);
  expect(JSON.parse(String(payload))).toEqual([
    { time: '2026-07-01T11:07:41+08:00', values: { stage: 1 } },
    { time: '2026-07-01T11:07:42+08:00', values: { stage: 1 } },
  ]);
});
