import { expect, test } from 'vitest';
import { createFirstBasin } from '../../../devices/simulator/first-basin.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { propertyOf } from '../../../domain/property.ts';
import { severityRank } from '../../../domain/severity.ts';
import type { Series, Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

const stations = builtInStations();
const NEW_YEAR = Date.UTC(2026, 0, 1);
const station = (id: string) => stations.find((one) => one.id === id) as Station;
const allSeries = stations.flatMap((it) => it.series.map((series) => ({ it, series })));
const at = (time: number, hours = 1) => ({ from: time - hours * HOUR_MS, to: time });

test('the same seed says the same, in whatever order it is asked', () => {
  const [one, other] = [1, 1].map((seed) =>
    createFirstBasin({ seed, scenario: 'flood', from: NEW_YEAR }),
  );
  const times = Array.from({ length: 40 }, (_, hour) => NEW_YEAR + hour * 5 * HOUR_MS);
  const say = (basin: typeof one, time: number) =>
    stations
      .slice(0, 60)
      .flatMap((it) => it.series.map(({ property }) => basin?.sense(it, property, at(time))));
  const forwards = times.map((time) => say(one, time));
  const backwards = times.toReversed().map((time) => say(other, time));
  expect(backwards.toReversed()).toEqual(forwards);
});

test('another seed is other weather', () => {
  const stages = [1, 2].map((seed) =>
    createFirstBasin({ seed, scenario: 'flood', from: NEW_YEAR }).sense(
      station('62601200'),
      'stage',
      at(NEW_YEAR),
    ),
  );
  expect(stages[0]).not.toBe(stages[1]);
});

test('a basin begun later goes on within 2 cm of one begun earlier', () => {
  const time = NEW_YEAR + 40 * DAY_MS;
  const [early, late] = [NEW_YEAR, time].map((from) =>
    createFirstBasin({ seed: 3, scenario: 'flood', from }),
  );
  for (const it of stations.filter(({ series }) => series[0]?.property === 'stage')) {
    const [a, b] = [early, late].map((basin) => basin?.sense(it, 'stage', at(time)) as number);
    expect(Math.abs((a as number) - (b as number)), it.id).toBeLessThan(0.02);
  }
});

test('a property that the basin does not know is undefined, not a number', () => {
  const basin = createFirstBasin({ seed: 1, scenario: 'flood', from: NEW_YEAR });
  expect(basin.sense(station('62601200'), 'gate_opening', at(NEW_YEAR))).toBeUndefined();
});

test.each(['calendar', 'flood'] as const)(
  'through a year of scenario %s every series of every station stays plausible',
  (scenario) => {
    const basin = createFirstBasin({ seed: 1, scenario, from: NEW_YEAR });
    const days = Array.from({ length: 122 }, (_, index) => index * 3);
    const said = days.flatMap((day) =>
      allSeries.map(({ it, series }) => {
        const time = NEW_YEAR + day * DAY_MS + (day % 24) * HOUR_MS;
        return { it, series, value: basin.sense(it, series.property, at(time)) };
      }),
    );
    const beyond = (range: (series: Series) => readonly [number, number] | undefined) =>
      said.filter(({ series, value }) => !isWithin(value, range(series)));

    expect(beyond(({ property }) => propertyOf(property)?.gross)).toEqual([]);
    expect(beyond(({ limits }) => limits?.usual).length).toBeLessThan(said.length / 1000);
  },
);

test('in the seasons as they come the lake is low in winter and high in summer', () => {
  const basin = createFirstBasin({ seed: 1, scenario: 'calendar', from: NEW_YEAR });
  const stage = (day: number) =>
    basin.sense(station('62601200'), 'stage', at(NEW_YEAR + day * DAY_MS)) as number;
  expect(stage(25)).toBeLessThan(10.5);
  expect(stage(195)).toBeGreaterThan(15);
  expect(stage(345)).toBeLessThan(12);
});

test('a year of the seasons brings 1,000 to 2,500 mm of rain to a gauge', () => {
  const basin = createFirstBasin({ seed: 1, scenario: 'calendar', from: NEW_YEAR });
  const year = { from: NEW_YEAR, to: NEW_YEAR + 365 * DAY_MS };
  const rain = basin.sense(station('62621350'), 'rainfall', year) as number;
  expect(rain).toBeGreaterThan(1_000);
  expect(rain).toBeLessThan(2_500);
});

test('the flood always shows many warnings, of three levels at least and often of all four', () => {
  const flooding = stations.filter(({ levels }) => levels.length > 0);
  for (const seed of [2, 4, 6]) {
    const basin = createFirstBasin({ seed, scenario: 'flood', from: NEW_YEAR });
    const days = Array.from({ length: 60 }, (_, index) => NEW_YEAR + index * 6 * DAY_MS);
    const shown = days.map((time) =>
      flooding
        .map((it) => rankOf(it, basin.sense(it, 'stage', at(time))))
        .filter((rank) => rank > 0),
    );
    expect(Math.min(...shown.map((ranks) => ranks.length))).toBeGreaterThan(12);
    const levels = shown.map((ranks) => new Set(ranks).size);
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(3);
    expect(levels.filter((count) => count === 4).length).toBeGreaterThan(days.length / 4);
  }
});

test('the river rises after the rain, not before it', () => {
  const basin = createFirstBasin({ seed: 4, scenario: 'calendar', from: NEW_YEAR });
  const hours = Array.from(
    { length: 24 * 120 },
    (_, hour) => NEW_YEAR + 90 * DAY_MS + hour * HOUR_MS,
  );
  const wanjiabu = station('62517400');
  const rain = hours.map((time) => basin.sense(wanjiabu, 'rainfall', at(time)) as number);
  const rise = hours.map(
    (time) =>
      (basin.sense(wanjiabu, 'discharge', at(time + HOUR_MS)) as number) -
      (basin.sense(wanjiabu, 'discharge', at(time)) as number),
  );
  const together = (lag: number) =>
    rain.reduce((sum, mm, hour) => sum + mm * (rise[hour + lag] ?? 0), 0);
  const lags = Array.from({ length: 97 }, (_, index) => index - 48);
  const best = lags.toSorted((a, b) => together(b) - together(a))[0];
  expect(best).toBeGreaterThanOrEqual(0);
  expect(best).toBeLessThan(24);
});

function rankOf({ levels }: Station, stage: number | undefined): number {
  const reached = levels.filter(
    ({ hazard, value }) => hazard === 'flood' && stage !== undefined && stage >= value,
  );
  return Math.max(0, ...reached.map(({ severity }) => severityRank(severity)));
}

function isWithin(value = Number.NaN, range: readonly [number, number] | undefined): boolean {
  return range === undefined || (value >= range[0] && value <= range[1]);
}
