import { expect, test } from 'vitest';
import { REPORTED_BASINS, type ReportedBasin } from '../../../devices/basin/reported-basins.ts';
import type { DroughtMeasureKey } from '../../../domain/drought.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { gamma } from '../../../forecasting/drought/distributions.ts';
import { type DroughtSources, droughtOf } from '../../../forecasting/drought/drought-of.ts';
import { standardisedIndex } from '../../../forecasting/drought/standardised-index.ts';
import { random } from '../../../forecasting/random.ts';
import type { BasinDays, DailyRecord } from '../../../forecasting/record/daily-record.ts';

const XIU = REPORTED_BASINS.find(({ id }) => id === 'xiu') as ReportedBasin;
const FROM = Date.UTC(1990, 0);
const YEARS = 22;

/** Showers and a steady sun, the same for the same seed. */
function record(days: number, { from = FROM, seed = 1, wet = 1 } = {}): DailyRecord {
  const next = random(seed);
  const rain = Float64Array.from({ length: days }, () => (next() < 0.4 ? 20 * wet * next() : 0));
  const evaporation = new Float64Array(days).fill(3);
  const discharge = {
    qiujin: Float64Array.from({ length: days }, () => 200 * wet * (0.5 + next())),
  };
  return {
    from,
    days,
    basins: { xiu: { rain, evaporation } },
    stage: new Float64Array(days),
    discharge,
  };
}

const daysOf = ({ basins }: DailyRecord) => basins['xiu'] as BasinDays;
const reference = record(Math.round(YEARS * 365.25));
const present = record(400, { from: Date.UTC(2021, 3), seed: 9 });
const told = { origin: 'simulated', from: 1990, to: 2011 } as const;
const sources: DroughtSources = { present, reference, told, soils: [], origin: 'simulated' };

function measureOf(key: DroughtMeasureKey, over: Partial<DroughtSources> = {}) {
  const { measures } = droughtOf(XIU, { ...sources, ...over });
  return measures.find((one) => one.key === key);
}

test('SPI of 30 days is the standardised index of the sums to the same day of the reference years', () => {
  const last = new Date(present.from + 399 * DAY_MS);
  const sums = Array.from({ length: YEARS }, (_, year) => {
    const day = Date.UTC(1990 + year, last.getUTCMonth(), last.getUTCDate());
    const at = Math.round((day - FROM) / DAY_MS);
    return daysOf(reference)
      .rain.slice(at - 29, at + 1)
      .reduce((a, b) => a + b, 0);
  });
  const now = daysOf(present)
    .rain.slice(-30)
    .reduce((a, b) => a + b, 0);
  const values = Float64Array.from([...sums, now]);
  const index = standardisedIndex(values, { stepsPerYear: 1, fit: gamma, reference: [0, YEARS] });
  expect(measureOf('spi1')?.value).toBeCloseTo(index.at(-1) ?? 0, 9);
});

test('a tenth of the usual rain and flow is drought by every measure, and graded', () => {
  const dry = record(400, { from: present.from, seed: 9, wet: 0.1 });
  const { grade, measures } = droughtOf(XIU, { ...sources, present: dry });
  expect(grade).toBe('red');
  for (const key of ['spi1', 'spi3', 'spi12', 'spei1', 'spei3', 'spei12', 'mci', 'inflow'])
    expect(measures.find((one) => one.key === key)?.grade, key).not.toBe('none');
  expect(measures.find(({ key }) => key === 'inflow')?.value).toBeCloseTo(-90, -1);
});

test('no day after the last of the record, nor of the years held against, moves a measure', () => {
  const whole = droughtOf(XIU, sources);
  const { rain, evaporation } = daysOf(reference);
  const drowned = Float64Array.from(rain).fill(500, reference.days - 20);
  const other = { ...reference, basins: { xiu: { rain: drowned, evaporation } } };
  expect(droughtOf(XIU, { ...sources, reference: other })).toEqual(whole);
});

test('what is missing is said: too little rain, no evaporation, too few years, no soil station, no flow', () => {
  const gaps = record(400, { from: present.from, seed: 9 });
  gaps.basins['xiu']?.rain.fill(Number.NaN, 0, 100);
  gaps.basins['xiu']?.evaporation.fill(Number.NaN);
  gaps.discharge['qiujin']?.fill(Number.NaN);
  const of = (key: DroughtMeasureKey) => measureOf(key, { present: gaps });
  expect(of('spi3')?.value).not.toBeNull();
  expect(of('spi12')).toMatchObject({ value: null, grade: null });
  expect(of('spi12')?.why?.en).toMatch(/rain is known of \d+ of 365 days/);
  expect(of('spei1')?.why?.en).toMatch(/evaporation is known of 0 of 30 days/);
  expect(of('soil')?.why?.en).toMatch(/no soil-moisture station here/);
  expect(of('inflow')?.why?.en).toMatch(/27 of 30 days/);
  const few = measureOf('spi1', { reference: record(5 * 365) });
  expect(few?.why?.en).toMatch(/earlier years to compare with/);
});

test('soil is relative to what its own wettest days held, by the mean of its stations', () => {
  const soil = (now: number) => {
    const moisture = Float64Array.from({ length: 365 }, (_, day) => 20 + (day % 20));
    moisture[364] = now;
    return { station: `s${now}`, moisture };
  };
  const measure = measureOf('soil', { soils: [soil(19), soil(13.3)] });
  expect(measure?.value).toBeCloseTo((100 * (19 + 13.3)) / 2 / 38, 6);
  expect(measure?.grade).toBe('yellow');
  expect(measure?.inputs[1]).toMatchObject({ station: 's13.3' });
  const short = { station: 'new', moisture: new Float64Array(365).fill(Number.NaN).fill(30, 300) };
  expect(measureOf('soil', { soils: [short] })?.why?.en).toMatch(/180 days of record/);
});
