import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Forecast } from '../../../domain/forecast.ts';
import type { Station } from '../../../domain/station.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { Hours } from '../../../forecasting/issue/hours.ts';
import { inputsOf, type TaskInputs } from '../../../forecasting/issue/inputs.ts';
import { issue } from '../../../forecasting/issue/issue.ts';
import { rehearse, rehearseIfNew } from '../../../forecasting/issue/rehearse.ts';
import { takeUp } from '../../../forecasting/issue/round.ts';
import { keepBands, type ToldBand } from '../../../forecasting/issue/told-bands.ts';
import { random } from '../../../forecasting/random.ts';
import { memoryJournal } from '../../fakes/memory-journal.ts';
import { REF, START, STATIONS, trainedGauge, trueHours } from './a-little-basin.ts';

const gauge = await trainedGauge();
const inputs = inputsOf(REF, STATIONS) as TaskInputs;
const station = STATIONS.get(REF.station) as Station;
/** After the rehearsal. */
const FIRST = 900;

type Change = (value: number, hour: number, station: string) => number;

/** A worse gauge than any the model learned from: its readings are off by so much at the most, m. */
function gearOff(by: number, change: Change = (value) => value): Hours {
  return async (ref, span) => {
    const first = (span.from - START) / HOUR_MS;
    const values = await trueHours(ref, span);
    return values.map((value, at) =>
      change(value + by * noise(first + at), first + at, ref.station),
    );
  };
}

function noise(hour: number): number {
  return 2 * random(1 + hour)() - 1;
}

/** Hour by hour, each from what was told before. */
async function run(hours: Hours, from: number, to: number, bands = new Map<number, ToldBand>()) {
  const told: Forecast[] = [];
  const before = START + (from - 1) * HOUR_MS;
  if (bands.size === 0) bands.set(before, await rehearse({ inputs, gauge }, before, hours));
  for (let hour = from; hour < to; hour++) {
    const time = START + hour * HOUR_MS;
    const order = { station, inputs, gauge, from: time, to: time, made: time, bands };
    const made = await issue(order, hours);
    keepBands(bands, made);
    told.push(...made);
  }
  return told;
}

test('bands that miss on worse gear widen until they hold what they say, and tell how many they held', async () => {
  const hours = gearOff(0.05);
  const told = await run(hours, FIRST, FIRST + 300);
  const [first, last] = [told[0], told.at(-1)];
  expect(first?.recalibration?.[0]?.stretch).toBeGreaterThan(1.5); // it was rehearsed
  expect(first?.recalibration?.[0]?.judged).toBe(0);
  const { judged = 0, held = 0 } = last?.recalibration?.[0] ?? {};
  expect(judged).toBe(299);
  expect(held / judged).toBeGreaterThan(0.85);
  expect(held / judged).toBeLessThan(0.95);
});

test('what is observed after an issue touches neither its bands nor what they were told to have held', async () => {
  const before = await run(gearOff(0.05), FIRST, FIRST + 100);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 99 }),
      fc.double({ min: -20, max: 20, noNaN: true }),
      async (known, shift) => {
        const changed = gearOff(0.05, (value, hour) =>
          hour > FIRST + known ? value + shift : value,
        );
        const after = await run(changed, FIRST, FIRST + known + 1);
        expect(after).toEqual(before.slice(0, known + 1));
      },
    ),
    { numRuns: 6, seed: 2 },
  );
});

test('a day issued at once is what its hours are one by one', async () => {
  const hours = gearOff(0.05);
  const bands = new Map<number, ToldBand>();
  const oneByOne = await run(hours, FIRST, FIRST + 48, bands);
  const again = new Map<number, ToldBand>();
  await run(hours, FIRST, FIRST + 24, again);
  const [from, to] = [FIRST + 24, FIRST + 47].map((hour) => START + hour * HOUR_MS) as [
    number,
    number,
  ];
  const day = await issue({ station, inputs, gauge, from, to, made: 0, bands: again }, hours);
  expect(day.map((one) => ({ ...one, made: one.issued }))).toEqual(oneByOne.slice(24));
});

test('a restart finds in the journal what was told, and goes on with the same bands', async () => {
  const hours = gearOff(0.05);
  const bands = new Map<number, ToldBand>();
  const told = await run(hours, FIRST, FIRST + 200, bands);
  const journal = memoryJournal();
  await journal.record(
    told.flatMap((forecast) =>
      [forecast, { ...forecast, made: forecast.made + 1 }].map((document) => ({
        kind: 'forecast' as const,
        id: `${document.issued}/${document.made}`,
        time: document.issued,
        station: REF.station,
        label: REF.property,
        document,
      })),
    ),
  );
  const round = await takeUp(journal, REF, START + (FIRST + 199) * HOUR_MS);
  expect([...round.bands.keys()]).toEqual([...bands.keys()]);
  const [next] = await run(hours, FIRST + 200, FIRST + 201, bands);
  const [afterRestart] = await run(hours, FIRST + 200, FIRST + 201, round.bands);
  expect(afterRestart).toEqual(next);
});

test('of bands no more is kept than can still come true', async () => {
  const bands = new Map<number, ToldBand>();
  await run(gearOff(0.05), FIRST, FIRST + 100, bands);
  expect(bands.size).toBe(73);
});

test('recalibrated quantiles never cross, and probabilities of levels are theirs', async () => {
  for (const { quantiles, exceedances } of await run(gearOff(0.2), FIRST, FIRST + 30)) {
    for (const [at, row] of quantiles.entries()) {
      expect(row).toEqual(row.toSorted((a, b) => a - b));
      for (const { value, byLead } of exceedances) {
        const beyond = row.filter((quantile) => quantile >= value).length;
        const [least = 0, most = 1] = [
          [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95][beyond],
          [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1][beyond],
        ];
        expect(byLead[at]).toBeGreaterThanOrEqual(least - 0.002);
        expect(byLead[at]).toBeLessThanOrEqual(most + 0.002);
      }
    }
  }
});

test('an hour of which nothing was observed teaches nothing, though the model bridges it', async () => {
  const silent = gearOff(0.05, (value, hour, at) =>
    at === REF.station && hour === FIRST + 20 ? Number.NaN : value,
  );
  const told = await run(silent, FIRST, FIRST + 22);
  const judged = told.map(({ recalibration }) => recalibration?.[0]?.judged);
  expect(judged.slice(18)).toEqual([18, 19, 19, 20]);
});

test('a model that rehearsed while the past was being filled rehearses again when it is, and forgets nothing it told', async () => {
  const hours = gearOff(0.05);
  const empty = gearOff(0.05, (value, hour) => (hour < FIRST - 250 ? Number.NaN : value));
  const bands = new Map<number, ToldBand>();
  const from = START + FIRST * HOUR_MS;
  await rehearseIfNew({ inputs, gauge, bands, from }, empty);
  const [first] = bands.get(from - HOUR_MS)?.recalibration ?? [];
  expect(first?.rehearsed).toBeLessThan(200);
  await run(empty, FIRST, FIRST + 3, bands);
  const later = { inputs, gauge, bands, from: from + 3 * HOUR_MS };
  await rehearseIfNew(later, hours);
  const [again] = bands.get(from + 2 * HOUR_MS)?.recalibration ?? [];
  expect(again).toMatchObject({ rehearsed: 480, judged: 2 });
  expect(again?.stretch).toBeGreaterThan(first?.stretch ?? 0);
  const settled = structuredClone(bands);
  await rehearseIfNew(later, empty);
  expect(bands).toEqual(settled);
});
