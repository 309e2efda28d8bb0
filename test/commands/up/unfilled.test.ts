import { expect, test } from 'vitest';
import { unfilled } from '../../../commands/up/unfilled.ts';
import { faultsOf } from '../../../devices/simulator/faults.ts';
import { SEED } from '../../../devices/simulator/start-simulator.ts';
import { witnessLast, witnessOf } from '../../../devices/simulator/witness.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { observation } from '../../infra/store/observations.ts';

const stations = builtInStations();
const witness = witnessOf(stations);
if (!witness) throw new Error('no station is hourly');
const NOW = Date.UTC(2026, 6, 1);
const YEAR = { from: NOW - 365 * DAY_MS, to: NOW };

/** What is unfilled of a year where the witness has readings at these times. */
async function unfilledWith(times: Iterable<number>) {
  const store = memoryStore();
  const { station, property } = witness as NonNullable<typeof witness>;
  await store.write([...times].map((time) => observation({ station: station.id, property, time })));
  return unfilled(store, witness as NonNullable<typeof witness>, YEAR);
}

function* every(step: number, from: number, to: number) {
  for (let time = from; time < to; time += step) yield time;
}

test('the witness is the last whose history is sent', () => {
  expect(witnessLast(stations).at(-1)).toBe(witness.station);
  expect(witnessLast(stations).length).toBe(stations.length);
  expect(witnessOf(stations.filter(({ kind }) => kind === 'air'))).toBeUndefined();
});

test('an empty store lacks all', async () => {
  expect(await unfilledWith([])).toEqual([YEAR]);
});

test('a filling that broke off goes on where it stopped, after what was missed since', async () => {
  const [reached, stopped] = [NOW - 100 * DAY_MS, NOW - HOUR_MS];
  const holes = await unfilledWith([
    ...every(HOUR_MS, reached, NOW - 5 * DAY_MS),
    ...every(5 * MINUTE_MS, NOW - 5 * DAY_MS, stopped),
  ]);
  const [newest, oldest] = [holes[0], holes.at(-1)];
  expect(newest).toEqual({ from: stopped - 5 * MINUTE_MS, to: NOW });
  expect(oldest).toEqual({ from: YEAR.from, to: reached });
});

test('a hole in the middle is found, one that a fault of the gear left is not', async () => {
  const station = witness.station;
  const gap = faultsOf(SEED, station, { from: YEAR.from + DAY_MS, to: NOW - 30 * DAY_MS }).find(
    ({ kind, from, to }) => kind === 'gap' && to - from > 4 * HOUR_MS,
  );
  if (!gap) throw new Error('no gap is long enough');
  const hole = { from: NOW - 20 * DAY_MS, to: NOW - 18 * DAY_MS };
  const times = [
    ...every(HOUR_MS, YEAR.from, NOW - 7 * DAY_MS),
    ...every(5 * MINUTE_MS, NOW - 7 * DAY_MS, NOW),
  ];
  const there = times.filter(
    (time) => (time < gap.from || time >= gap.to) && (time <= hole.from || time >= hole.to),
  );
  expect(await unfilledWith(there)).toEqual([hole]);
});
