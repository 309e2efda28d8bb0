import { expect, onTestFinished, test } from 'vitest';
import type { Basin } from '../../../devices/simulator/basin.ts';
import { type Fault, faultsOf } from '../../../devices/simulator/faults.ts';
import type { Block } from '../../../devices/simulator/history-blocks.ts';
import { packetsOfBlock, pastGear } from '../../../devices/simulator/past-gear.ts';
import { startPastWorker } from '../../../devices/simulator/past-worker.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import type { Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';

const NOW = Date.UTC(2026, 6, 1, 3, 7, 41);
const SEED = 1;
const stations = builtInStations().filter(({ kind }) => kind === 'rain');
const basin: Basin = { sense: (_station, _property, { to }) => (to % HOUR_MS) / MINUTE_MS / 10 };

/** Says as many digits as there can be. */
const large: Basin = { sense: () => 12_345.678 };

/** The first fault of a kind around which its station has no other for ten hours. */
function lonely(kind: Fault['kind']): { station: Station; fault: Fault } {
  const month = { from: NOW - 60 * DAY_MS, to: NOW };
  const found = stations
    .flatMap((station) => faultsOf(SEED, station, month).map((fault) => ({ station, fault })))
    .find(({ station, fault: { kind: its, from, to } }) => {
      const around = { from: from - 10 * HOUR_MS, to: to + 10 * HOUR_MS };
      return its === kind && faultsOf(SEED, station, around).length === 1;
    });
  if (!found) throw new Error(`no station has a lonely ${kind}`);
  return found;
}

function packetsIn(station: Station, span: { from: number; to: number }) {
  return packetsOfBlock({ basin, seed: SEED }, station, { ...span, detail: 'registered' });
}

function timesOf(station: Station, span: { from: number; to: number }): number[] {
  const [packet] = packetsIn(station, span);
  const messages = packet ? [JSON.parse(String(packet.payload))].flat() : [];
  return messages.map(({ time }) => Date.parse(time));
}

test('a block of a station is one packet with every reading in it', () => {
  const { station, fault } = lonely('gap');
  const span = { from: fault.from - 8 * HOUR_MS, to: fault.from - 2 * HOUR_MS };
  expect(packetsIn(station, span).length).toBe(1);
  expect(timesOf(station, span).length).toBe(72);
});

test('a gap is missing from it, a doubled packet comes twice', () => {
  const gap = lonely('gap');
  const around = { from: gap.fault.from - HOUR_MS, to: gap.fault.to + HOUR_MS };
  const times = timesOf(gap.station, around);
  expect(times.length).toBeGreaterThan(20);
  expect(times.filter((time) => time >= gap.fault.from && time < gap.fault.to)).toEqual([]);

  const { station, fault } = lonely('duplicate');
  const packets = packetsIn(station, fault);
  expect(packets.length).toBe(2);
  expect(packets[0]).toEqual(packets[1]);
});

test('a packet of two weeks stays below the 64 KiB that the door takes', () => {
  const block: Block = { from: NOW - 14 * DAY_MS, to: NOW, detail: 'hourly' };
  const sizes = builtInStations().map((station) => {
    const [packet] = packetsOfBlock({ basin: large, seed: SEED }, station, block);
    return packet?.payload.length ?? 0;
  });
  expect(Math.max(...sizes)).toBeGreaterThan(16 * 1024);
  expect(Math.max(...sizes)).toBeLessThan(60 * 1024);
});

test('a thread makes the same packets', async () => {
  const options = { stations: stations.slice(0, 3), seed: SEED, scenario: 'normal' } as const;
  const newYear = Date.UTC(2026, 0, 1);
  const block: Block = { from: newYear, to: newYear + HOUR_MS, detail: 'registered' };
  const part = { block, first: 0, last: 3 };
  const worker = startPastWorker(options);
  onTestFinished(worker.stop);
  const [made, same] = [await worker.packetsOf(part), pastGear(options)(part)];
  expect(made).toEqual(same);
  expect(made.length).toBe(3);
  await worker.stop();
  await expect(worker.packetsOf(part)).rejects.toThrow(/ended/);
});
