import { beforeAll, expect, test } from 'vitest';
import { createHydrologicalBasin } from '../../../devices/simulator/hydrological-basin.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { judgedStation } from '../../quality-control/judged-station.ts';
import { addTo, newScore } from '../../quality-control/score.ts';

/** The lake, its outlet, the Yangtze, two rivers that rise fast, a reservoir, a brook, rain, air and water quality. */
const SAMPLE = [
  ...['62601200', 'hukou', 'jiujiang', 'hushan', '62517400', '62403400', '62606320'],
  ...['62621350', 'air-nanchang', 'wq-xingzi'],
];
const SEED = 7;
const score = newScore();

beforeAll(async () => {
  const from = Date.UTC(2020, 6, 5);
  const span = { from, to: from + 9 * DAY_MS };
  const basin = createHydrologicalBasin({
    ...{ seed: SEED, scenario: 'flood-2020', from: from - 5 * DAY_MS },
  });
  for (const station of builtInStations().filter(({ id }) => SAMPLE.includes(id)))
    addTo(score, await judgedStation(basin, station, { seed: SEED, span }));
}, 240_000);

const ofKind = (kind: string) => [...score.found.values()].filter((one) => one.kind === kind);

test('no flood peak of July 2020 is marked bad, though the gear has every fault', () => {
  expect(score.crests).toBe(11);
  expect(score.badCrests).toEqual([]);
});

test('of the good readings in it at most one in a thousand is marked', () => {
  const flags = [...score.flags.values()];
  const good = flags.reduce((sum, one) => sum + one.good, 0);
  const marked = flags.reduce((sum, { suspect, failed }) => sum + suspect + failed, 0);
  expect(good).toBeGreaterThan(30_000);
  expect(marked / good).toBeLessThanOrEqual(0.001);
  expect(score.falseGaps).toBe(0);
});

test.each(['spike', 'gap', 'duplicate'])('every %s is seen', (kind) => {
  expect(ofKind(kind).length).toBeGreaterThan(0);
  for (const { property, injected, found } of ofKind(kind)) expect(found, property).toBe(injected);
});
