import { expect, test } from 'vitest';
import type { Basin } from '../../../devices/simulator/basin.ts';
import { FAULT_KINDS, type Fault, faultsOf } from '../../../devices/simulator/faults.ts';
import { sentBy } from '../../../devices/simulator/gear.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { propertyOf } from '../../../domain/property.ts';
import type { Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';

const stations = builtInStations();
const xingzi = stations.find(({ id }) => id === '62601200') as Station;
const NOW = Date.UTC(2026, 6, 1);
const tenDays = { from: NOW - 10 * DAY_MS, to: NOW };
const planned = (seed: number) => stations.flatMap((station) => faultsOf(seed, station, tenDays));

/** Its stage is the hour of day: no two readings are alike. */
const basin: Basin = { sense: (_station, _property, { to }) => 10 + (to % DAY_MS) / HOUR_MS };

function sentAt(time: number, faults: Fault[]) {
  const span = { from: time - 5 * MINUTE_MS, to: time };
  return sentBy(basin, { station: xingzi, time, series: [{ property: 'stage', span }] }, faults);
}

const fault = (kind: Fault['kind'], more: Partial<Fault> = {}): Fault => ({
  kind,
  station: xingzi.id,
  from: NOW,
  to: NOW + HOUR_MS,
  ...more,
});

test('ten days of the registry show every kind of fault, the same for the same seed', () => {
  const faults = planned(1);
  for (const kind of FAULT_KINDS)
    expect(faults.filter((one) => one.kind === kind).length, kind).toBeGreaterThan(3);
  expect(planned(1)).toEqual(faults);
  expect(planned(2)).not.toEqual(faults);
});

test('a fault is told by every span that it touches and by no other', () => {
  const [gap] = planned(1).filter(({ kind }) => kind === 'gap');
  const station = stations.find(({ id }) => id === gap?.station) as Station;
  const { from, to } = gap as Fault;
  expect(faultsOf(1, station, { from: to - 1, to: to + DAY_MS })).toContainEqual(gap);
  expect(faultsOf(1, station, { from: from - DAY_MS, to: from })).toContainEqual(gap);
  expect(faultsOf(1, station, { from: to + 1, to: to + DAY_MS })).not.toContainEqual(gap);
});

test('faults of a sensor name a series that their station has and that can show them', () => {
  const inSeries = planned(1).filter(({ property }) => property !== undefined);
  for (const { station, property } of inSeries) {
    const series = stations.find(({ id }) => id === station)?.series;
    expect(series?.map((one) => one.property)).toContain(property);
  }
  for (const { kind, property = '', size = 0 } of inSeries) {
    if (kind === 'flat_line') expect(propertyOf(property)?.flat, property).toBeDefined();
    else expect(size, `${kind} ${property}`).not.toBe(0);
  }
});

test('without a fault the gear sends what the basin says, once, at once, rounded', () => {
  expect(sentAt(NOW + MINUTE_MS, [])).toEqual({
    station: xingzi.id,
    stamp: NOW + MINUTE_MS,
    values: { stage: 10.02 },
    sendAt: NOW + MINUTE_MS,
    copies: 1,
  });
});

test('a spike is in one reading only', () => {
  const spike = fault('spike', { from: NOW - MINUTE_MS, property: 'stage', size: 4 });
  const stages = [-5, 0, 5].map(
    (minutes) => sentAt(NOW + minutes * MINUTE_MS, [spike])?.values['stage'],
  );
  expect(stages).toEqual([33.91, 14, 10.08]); // a sensor's noise is in the last digit
});

test('a flat line shows the value at its start until its end', () => {
  const flat = fault('flat_line', { property: 'stage', size: 0 });
  const stages = [0, 30, 60].map(
    (minutes) => sentAt(NOW + minutes * MINUTE_MS, [flat])?.values['stage'],
  );
  expect(stages).toEqual([10, 10, 11]);
});

const half = (kind: Fault['kind'], property: string, size: number) =>
  fault(kind, { from: NOW - HOUR_MS, property, size });

test('drift creeps to its size, fouling takes its share, faster and faster', () => {
  const without = sentAt(NOW, [])?.values['stage'] ?? 0;
  const drifted = sentAt(NOW, [half('drift', 'stage', 2)])?.values['stage'] ?? 0;
  expect(drifted - without).toBeCloseTo(1);
  const fouled = sentAt(NOW, [half('fouling', 'stage', -0.8)])?.values['stage'] ?? 0;
  expect(fouled / without).toBeCloseTo(1 - 0.8 / 4);
});

test('a battery that is not charged falls silent, and with it the gear', () => {
  const at = (share: number) =>
    sentAt(NOW, [
      fault('battery', {
        ...{ from: NOW - share * DAY_MS, to: NOW + (1 - share) * DAY_MS },
        ...{ property: 'supply_voltage', size: -3 },
      }),
    ]);
  expect(at(0.7)).toBeDefined();
  expect(at(0.8)).toBeUndefined();
});

test('in a gap nothing is sent', () => {
  expect(sentAt(NOW, [fault('gap')])).toBeUndefined();
  expect(sentAt(NOW + HOUR_MS, [fault('gap')])).toBeDefined();
});

test('a duplicate goes twice, a late burst waits for its end', () => {
  expect(sentAt(NOW, [fault('duplicate')])?.copies).toBe(2);
  expect(sentAt(NOW, [fault('late_burst')])).toMatchObject({ stamp: NOW, sendAt: NOW + HOUR_MS });
});

test('a wrong clock stamps hours ahead, 1970 or 2059, and the value stays that of now', () => {
  const shifted = sentAt(NOW, [fault('wrong_clock', { size: 3 * HOUR_MS })]);
  expect(shifted).toMatchObject({ stamp: NOW + 3 * HOUR_MS, values: { stage: 10 } });
  const years = planned(1)
    .filter(({ kind }) => kind === 'wrong_clock')
    .map(({ from, size }) => new Date(from + (size ?? 0)).getUTCFullYear());
  expect(new Set(years)).toEqual(new Set([2026, 1970, 2059]));
});
