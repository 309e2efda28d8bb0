import { expect, test } from 'vitest';
import type { Basin, Span } from '../../../devices/simulator/basin.ts';
import { faultsOf } from '../../../devices/simulator/faults.ts';
import { goLive } from '../../../devices/simulator/live.ts';
import type { Packet } from '../../../devices/simulator/packets.ts';
import { lively, reportsOf } from '../../../devices/simulator/reports.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../domain/time.ts';

const basin: Basin = { sense: (_station, _property, { to }) => (to % HOUR_MS) / MINUTE_MS };
const stations = builtInStations().filter(({ kind }) => kind === 'rain');
const FROM = Date.UTC(2026, 6, 1);
const SEED = 1;

function door({ speed = 1 } = {}) {
  const packets: Packet[] = [];
  const acknowledge: (() => void)[] = [];
  const missed: Span[] = [];
  let open = true;
  const setOpen = (is: boolean) => {
    open = is;
  };
  const live = goLive({
    ...{ basin, stations, seed: SEED, from: FROM, pace: lively, speed },
    door: {
      isOpen: () => open,
      send: (packet) => {
        packets.push(packet);
        return new Promise<void>((resolve) => acknowledge.push(resolve));
      },
    },
    onMissed: (span) => missed.push(span),
  });
  return { live, packets, acknowledge, missed, setOpen };
}

/** Without the stations that have a fault in the hour. */
const well = new Set(
  stations
    .filter((it) => faultsOf(SEED, it, { from: FROM, to: FROM + HOUR_MS }).length === 0)
    .map(({ id }) => id),
);

test('each station in order reports once a minute, each reading once', () => {
  const { live, packets, acknowledge } = door();
  for (let now = FROM; now <= FROM + 3 * MINUTE_MS; now += 250) {
    live.tick(now);
    for (const done of acknowledge.splice(0)) done();
  }
  const due = stations.flatMap((it) =>
    reportsOf(it, lively, { from: FROM, to: FROM + 3 * MINUTE_MS }),
  );
  const ofWell = packets.filter(({ topic }) => well.has(topic.split('/')[1] ?? ''));
  expect(ofWell.length).toBe(3 * well.size);
  expect(due.length).toBe(3 * stations.length);
  expect(new Set(ofWell.map(({ topic, payload }) => topic + payload)).size).toBe(ofWell.length);
});

test('what fell due while the door was shut for a moment is sent when it opens', () => {
  const { live, packets, missed, setOpen } = door();
  setOpen(false);
  live.tick(FROM + MINUTE_MS);
  expect(packets).toEqual([]);
  setOpen(true);
  live.tick(FROM + 2 * MINUTE_MS);
  expect(packets.filter(({ topic }) => well.has(topic.split('/')[1] ?? '')).length).toBe(
    2 * well.size,
  );
  expect(missed).toEqual([]);
});

test('a long halt is handed over as history instead of being sent in one go', () => {
  const { live, packets, missed, setOpen } = door();
  setOpen(false);
  live.tick(FROM + MINUTE_MS);
  setOpen(true);
  live.tick(FROM + HOUR_MS);
  expect(packets).toEqual([]);
  expect(missed).toEqual([{ from: FROM, to: FROM + HOUR_MS }]);
});

test('of a clock that runs faster a halt is as long as it is for people', () => {
  const { live, missed, packets } = door({ speed: 60 });
  live.tick(FROM + HOUR_MS);
  expect(packets.length).toBeGreaterThan(stations.length);
  expect(missed).toEqual([]);
});

test('a house that does not acknowledge gets no more than a bounded number of packets', async () => {
  const { live, packets, acknowledge } = door();
  for (let now = FROM; now <= FROM + HOUR_MS; now += 5 * SECOND_MS) live.tick(now);
  const most = packets.length;
  expect(most).toBeLessThan(1_000 + 2 * stations.length);
  expect(most).toBeGreaterThan(1_000);
  for (const done of acknowledge.splice(0)) done();
  await Promise.resolve();
  live.tick(FROM + HOUR_MS);
  live.tick(FROM + HOUR_MS + MINUTE_MS);
  expect(packets.length).toBeGreaterThan(most);
});
