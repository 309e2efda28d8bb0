import { getEventListeners } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Basin } from '../../../devices/simulator/basin.ts';
import { type Fault, faultsOf } from '../../../devices/simulator/faults.ts';
import { blocksOf, fillHistory, packetsOfSpan } from '../../../devices/simulator/history.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import type { Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';

const NOW = Date.UTC(2026, 6, 1, 3, 7, 41);
const SEED = 1;
const stations = builtInStations().filter(({ kind }) => kind === 'rain');
const basin: Basin = { sense: (_station, _property, { to }) => (to % HOUR_MS) / MINUTE_MS / 10 };

/** The first fault of a kind around which its station has no other for ten hours. */
function lonely(kind: Fault['kind']): { station: Station; fault: Fault } {
  const month = { from: NOW - 30 * DAY_MS, to: NOW };
  const found = stations
    .flatMap((station) => faultsOf(SEED, station, month).map((fault) => ({ station, fault })))
    .find(({ station, fault: { kind: its, from, to } }) => {
      const around = { from: from - 10 * HOUR_MS, to: to + 10 * HOUR_MS };
      return its === kind && faultsOf(SEED, station, around).length === 1;
    });
  if (!found) throw new Error(`no station has a lonely ${kind}`);
  return found;
}

function timesOf(station: Station, span: { from: number; to: number }): number[] {
  const [packet] = packetsOfSpan({ basin, seed: SEED }, station, span);
  const messages = packet ? [JSON.parse(String(packet.payload))].flat() : [];
  return messages.map(({ time }) => Date.parse(time));
}

test('history is cut into blocks of six hours, the newest first, without hole or overlap', () => {
  const span = { from: NOW - 2 * DAY_MS, to: NOW };
  const blocks = blocksOf(span);
  expect(blocks.length).toBe(9);
  expect(blocks[0]?.to).toBe(span.to);
  expect(blocks.at(-1)?.from).toBe(span.from);
  for (const [index, block] of blocks.slice(1).entries())
    expect(block.to).toBe(blocks[index]?.from);
});

test('a block of a station is one packet with every reading in it', () => {
  const { station, fault } = lonely('gap');
  const span = { from: fault.from - 8 * HOUR_MS, to: fault.from - 2 * HOUR_MS };
  expect(packetsOfSpan({ basin, seed: SEED }, station, span).length).toBe(1);
  expect(timesOf(station, span).length).toBe(72);
});

test('a gap is missing from it, a doubled packet comes twice', () => {
  const gap = lonely('gap');
  const around = { from: gap.fault.from - HOUR_MS, to: gap.fault.to + HOUR_MS };
  const times = timesOf(gap.station, around);
  expect(times.length).toBeGreaterThan(20);
  expect(times.filter((time) => time >= gap.fault.from && time < gap.fault.to)).toEqual([]);

  const { station, fault } = lonely('duplicate');
  const packets = packetsOfSpan({ basin, seed: SEED }, station, fault);
  expect(packets.length).toBe(2);
  expect(packets[0]).toEqual(packets[1]);
});

test('a stop in the middle of filling does not wait for a house that is silent', async () => {
  let sent = 0;
  const history = fillHistory({
    ...{ basin, stations, seed: SEED },
    door: {
      send: () => {
        sent++;
        return new Promise(() => {});
      },
    },
  });
  history.add({ from: NOW - DAY_MS, to: NOW });
  history.add({ from: NOW - 2 * DAY_MS, to: NOW - DAY_MS });
  await new Promise((resolve) => setImmediate(resolve));
  await history.stop();
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(stations.length);
});

test('however many packets are sent, a filling listens for its stop once', async () => {
  const listening = vi.spyOn(AbortSignal.prototype, 'addEventListener');
  onTestFinished(() => listening.mockRestore());
  const { promise: filled, resolve } = Promise.withResolvers<void>();
  const history = fillHistory({
    ...{ basin, stations: stations.slice(0, 8), seed: SEED, packetsPerSecond: 16 },
    door: { send: async () => undefined },
    onProgress: ({ done, total }) => done === total && resolve(),
  });
  history.add({ from: NOW - HOUR_MS, to: NOW });
  await filled;
  const [signal] = listening.mock.contexts;
  expect(getEventListeners(signal as AbortSignal, 'abort')).toHaveLength(1);
  await history.stop();
});
