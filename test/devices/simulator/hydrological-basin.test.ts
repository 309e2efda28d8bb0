import { expect, test } from 'vitest';
import type { Basin } from '../../../devices/simulator/basin.ts';
import { createHydrologicalBasin } from '../../../devices/simulator/hydrological-basin.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { propertyOf } from '../../../domain/property.ts';
import type { Series, Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

const stations = builtInStations();
const NEW_YEAR = Date.UTC(2026, 0, 1);
const station = (id: string) => stations.find((one) => one.id === id) as Station;
const allSeries = stations.flatMap((it) => it.series.map((series) => ({ it, series })));
const at = (time: number, hours = 1) => ({ from: time - hours * HOUR_MS, to: time });
const normal = (from: number, seed = 1) =>
  createHydrologicalBasin({ seed, scenario: 'normal', from });
/** Pure, and dear to begin. */
const year2026 = normal(NEW_YEAR);
const stage = (basin: Basin, id: string, time: number) =>
  basin.sense(station(id), 'stage', at(time)) as number;

test('the same seed says the same bytes, in whatever order it is asked', () => {
  const times = Array.from({ length: 40 }, (_, hour) => NEW_YEAR + hour * 5.3 * HOUR_MS);
  const say = (basin: Basin, time: number) =>
    stations.flatMap((it) => it.series.map(({ property }) => basin.sense(it, property, at(time))));
  const [one, other] = [year2026, normal(NEW_YEAR)];
  const forwards = times.map((time) => say(one, time));
  const backwards = times.toReversed().map((time) => say(other, time));
  expect(backwards.toReversed()).toEqual(forwards);
});

test('another seed is another water', () => {
  const other = normal(NEW_YEAR, 2);
  expect(stage(other, '62601200', NEW_YEAR)).not.toBe(stage(year2026, '62601200', NEW_YEAR));
});

test('a basin begun some weeks later goes on to the last bit', () => {
  const time = NEW_YEAR + 40 * DAY_MS;
  const [early, late] = [year2026, normal(time)];
  for (const { it, series } of allSeries)
    expect(late.sense(it, series.property, at(time))).toBe(
      early.sense(it, series.property, at(time)),
    );
});

test('a basin begun in the year before goes on within what a sensor resolves', () => {
  const time = NEW_YEAR + DAY_MS;
  const [early, late] = [normal(NEW_YEAR - DAY_MS), year2026];
  for (const it of stations.filter(({ series }) => series[0]?.property === 'stage'))
    expect(Math.abs(stage(early, it.id, time) - stage(late, it.id, time)), it.id).toBeLessThan(
      0.01,
    );
});

test('observed rain falls into the gauges and fills the rivers', () => {
  const [from, step] = [NEW_YEAR, DAY_MS];
  const flood = new Float64Array(3).fill(90);
  const rain = { xiajiang: flood, zhangshu: flood, waizhou: flood };
  const observed = { from, to: from + 3 * DAY_MS, step, rain };
  const wet = createHydrologicalBasin({ seed: 1, scenario: 'normal', from: NEW_YEAR, observed });
  const later = NEW_YEAR + 5 * DAY_MS;
  const gan = station('62302250');
  const rise = (basin: Basin) => stage(basin, gan.id, later) - stage(basin, gan.id, NEW_YEAR);
  expect(rise(wet)).toBeGreaterThan(rise(normal(NEW_YEAR)) + 1);
});

test('a property that the basin does not know is undefined, and a time before it begins is refused', () => {
  expect(year2026.sense(station('62601200'), 'gate_opening', at(NEW_YEAR))).toBeUndefined();
  expect(() => stage(year2026, '62601200', NEW_YEAR - HOUR_MS)).toThrow(RangeError);
});

test.each([
  ['normal', 2026],
  ['flood-2020', 2020],
  ['drought-2022', 2022],
] as const)(
  'through the year of scenario %s every series of every station stays plausible',
  (scenario, year) => {
    const from = Date.UTC(year, 0);
    const basin = createHydrologicalBasin({ seed: 1, scenario, from });
    const days = Array.from({ length: 61 }, (_, index) => index * 6);
    const said = days.flatMap((day) =>
      allSeries.map(({ it, series }) => {
        const time = from + day * DAY_MS + ((day * 5) % 24) * HOUR_MS;
        return { it: it.id, day, series, value: basin.sense(it, series.property, at(time)) };
      }),
    );
    const beyond = (range: (series: Series) => readonly [number, number] | undefined) =>
      said.filter(({ series, value }) => !isWithin(value, range(series)));

    expect(beyond(({ property }) => propertyOf(property)?.gross)).toEqual([]);
    expect(beyond(({ limits }) => limits?.usual).length).toBeLessThan(said.length / 500);
  },
);

test('the lake is low in winter and high in summer, and ranges by some ten metres', () => {
  const stages = Array.from({ length: 365 }, (_, day) =>
    stage(year2026, '62601200', NEW_YEAR + day * DAY_MS),
  );
  const mean = (from: number, to: number) =>
    stages.slice(from, to).reduce((sum, one) => sum + one, 0) / (to - from);
  expect(mean(0, 40)).toBeLessThan(11);
  expect(mean(170, 220)).toBeGreaterThan(15);
  expect(mean(330, 365)).toBeLessThan(11.5);
  expect(Math.min(...stages)).toBeGreaterThan(6);
  expect(Math.max(...stages)).toBeLessThan(22.5);
  expect(Math.max(...stages) - Math.min(...stages)).toBeGreaterThan(7);
});

test('a year brings 1,000 to 2,500 mm of rain to a gauge', () => {
  const year = { from: NEW_YEAR, to: NEW_YEAR + 365 * DAY_MS };
  const rain = year2026.sense(station('62621350'), 'rainfall', year) as number;
  expect(rain).toBeGreaterThan(1_000);
  expect(rain).toBeLessThan(2_500);
});

test('at the crest of July 2020 the lake and the Yangtze stand over their warning stages', () => {
  const crest = Date.parse('2020-07-12T12:00+08:00');
  const basin = createHydrologicalBasin({ seed: 1, scenario: 'flood-2020', from: crest });
  expect(Math.abs(stage(basin, '62601200', crest) - 22.53)).toBeLessThan(0.2);
  for (const id of ['62601200', '62602000', '62605800', 'hukou', 'jiujiang'])
    expect(stage(basin, id, crest), id).toBeGreaterThan(
      station(id).warningStage?.value ?? Number.NaN,
    );
});

test('the river rises after the rain, not before it', () => {
  const hours = Array.from(
    { length: 24 * 120 },
    (_, hour) => NEW_YEAR + 90 * DAY_MS + hour * HOUR_MS,
  );
  const wanjiabu = station('62517400');
  const rain = hours.map((time) => year2026.sense(wanjiabu, 'rainfall', at(time)) as number);
  const flow = hours.map((time) => year2026.sense(wanjiabu, 'discharge', at(time)) as number);
  const rise = flow.slice(1).map((one, hour) => one - (flow[hour] as number));
  const together = (lag: number) =>
    rain.reduce((sum, mm, hour) => sum + mm * (rise[hour + lag] ?? 0), 0);
  const lags = Array.from({ length: 97 }, (_, index) => index - 48);
  const best = lags.toSorted((a, b) => together(b) - together(a))[0];
  expect(best).toBeGreaterThanOrEqual(0);
  expect(best).toBeLessThan(36);
});

test('rain wets the soil, and the groundwater rises from autumn to spring', () => {
  const sense = (id: string, property: string, day: number) =>
    year2026.sense(station(id), property, at(NEW_YEAR + day * DAY_MS)) as number;
  const soil = stations.filter(({ kind }) => kind === 'soil').slice(0, 5);
  for (const { id } of soil)
    expect(sense(id, 'soil_moisture_40cm', 120)).toBeGreaterThan(
      sense(id, 'soil_moisture_40cm', 270),
    );
  const [well] = stations.filter(({ kind }) => kind === 'groundwater');
  expect(sense(well?.id ?? '', 'groundwater_depth', 150)).toBeLessThan(
    sense(well?.id ?? '', 'groundwater_depth', 300) - 0.2,
  );
});

function isWithin(value = Number.NaN, range: readonly [number, number] | undefined): boolean {
  return range === undefined || (value >= range[0] && value <= range[1]);
}
