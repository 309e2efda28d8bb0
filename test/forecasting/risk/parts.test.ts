import { expect, test } from 'vitest';
import type { Drought } from '../../../domain/drought.ts';
import type { Observation } from '../../../domain/observation.ts';
import { Station } from '../../../domain/station.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import { effectiveRain } from '../../../forecasting/risk/effective-rain.ts';
import { type FloodSources, floodPart } from '../../../forecasting/risk/flood-part.ts';
import {
  agriculturalPart,
  droughtPart,
  geologicalPart,
} from '../../../forecasting/risk/rain-parts.ts';

const NOW = Date.UTC(2020, 6, 11);
const days = (...last: number[]) =>
  Float64Array.from([...new Array(15 - last.length).fill(0), ...last]);

test('of a rain of 100 mm 84 mm count a day later and 70.56 mm another day later', () => {
  expect(effectiveRain(days(100))).toBe(100);
  expect(effectiveRain(days(100, 0))).toBeCloseTo(84, 10);
  expect(effectiveRain(days(100, 0, 20))).toBeCloseTo(90.56, 10);
});

test('effective rain is not known without the last day, nor when more than three days are missing', () => {
  expect(effectiveRain(days(50, Number.NaN))).toBeNaN();
  const [a, b, c, d] = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  expect(effectiveRain(days(a, b, c, 40))).toBe(40);
  expect(effectiveRain(days(a, b, c, d, 40))).toBeNaN();
});

test('the wettest gauge makes the geological grade, and is named with its threshold', () => {
  const gauges = [
    { station: 'dry', property: 'rainfall', days: days(10) },
    { station: 'wet', property: 'rainfall', days: days(120, 100) },
    { station: 'mute', property: 'rainfall', days: days(Number.NaN) },
  ];
  const { grade, inputs } = geologicalPart(gauges, NOW);
  expect(grade).toBe('yellow');
  expect(inputs[0]).toMatchObject({ station: 'wet', value: 200.8, threshold: 180 });
  expect(geologicalPart([], NOW)).toMatchObject({ grade: null, inputs: [] });
});

function drought(values: Partial<Record<'mci' | 'soil' | 'spei1', Drought['grade']>>): Drought {
  const measures = Object.entries(values).map(([key, grade]) => ({
    ...{ key: key as 'mci', value: grade === null ? null : -1, unit: '1', decimals: 2, inputs: [] },
    grade,
  }));
  const common = { subBasin: 'xiu', name: { zh: '修水', en: 'Xiu' }, origin: 'simulated' } as const;
  return { ...common, time: NOW, reference: null, grade: values.mci ?? null, measures };
}

test('fields are judged by their soil, without a soil station by SPEI, and not known without either', () => {
  const dry = [{ station: 'a', property: 'rainfall', days: days() }];
  const grade = (of: Drought | undefined) => agriculturalPart(of, dry, NOW).grade;
  expect(grade(drought({ soil: 'orange', spei1: 'blue' }))).toBe('orange');
  expect(grade(drought({ soil: null, spei1: 'blue' }))).toBe('blue');
  const unknown = agriculturalPart(undefined, dry, NOW);
  expect(unknown.grade).toBe('none');
  expect(unknown.why?.en).toMatch(/neither soil moisture nor SPEI/);
  expect(agriculturalPart(undefined, [], NOW).grade).toBeNull();
});

test('three days of 160 mm put fields under water, whatever the soil said before', () => {
  const wet = [{ station: 'a', property: 'rainfall', days: days(80, 60, 20) }];
  expect(agriculturalPart(drought({ soil: 'none' }), wet, NOW).grade).toBe('yellow');
});

test('the drought part is not known, with the reason, until a drought was told', () => {
  expect(droughtPart(undefined)).toMatchObject({ grade: null, inputs: [] });
  expect(droughtPart(drought({ mci: 'red' })).grade).toBe('red');
});

const level = (severity: 'blue' | 'yellow', value: number) => ({
  ...{
    hazard: 'flood',
    property: 'stage',
    severity,
    value,
    hysteresis: 0.1,
    verified: true,
    source: 's',
  },
  name: { zh: '线', en: 'Line' },
});
const gauge = Station.parse({
  ...{
    id: 'g',
    name: { zh: '站', en: 'G' },
    kind: 'river',
    lon: 116,
    lat: 29,
    placeVerified: true,
  },
  series: [{ property: 'stage', unit: 'm', intervalSeconds: 300 }],
  levels: [level('blue', 18.5), level('yellow', 19)],
});

function flood(value: number, over: Partial<FloodSources> & { readonly at?: number } = {}) {
  const reading = { station: 'g', property: 'stage', value, time: over.at ?? NOW } as Observation;
  return floodPart({
    ...{ stations: [gauge], latest: new Map([['g/stage', reading]]), time: NOW },
    ...{ warnings: new Map(), forecastWarnings: new Map(), ...over },
  });
}

const warned = (severity: WarningEvent['severity'], more: Partial<WarningEvent> = {}) =>
  new Map([
    [
      'g/flood',
      {
        station: 'g',
        property: 'stage',
        severity,
        readingTime: NOW,
        value: 19.4,
        threshold: 19,
        ...more,
      } as WarningEvent,
    ],
  ]);

test('the newest reading decides the flood part by the levels of its station; below them the distance is told', () => {
  expect(flood(19.2)).toMatchObject({
    grade: 'yellow',
    inputs: [{ value: 19.2, threshold: 19, property: 'stage', isReading: true }],
  });
  expect(flood(18)).toMatchObject({ grade: 'none', inputs: [{ value: 18, threshold: 18.5 }] });
});

test('an open warning holds the grade until it ends, and what is probable raises it', () => {
  expect(flood(18.45, { warnings: warned('blue') }).grade).toBe('blue');
  const part = flood(18, { forecastWarnings: warned('yellow', { probability: 0.71 }) });
  expect(part.grade).toBe('yellow');
  expect(part.inputs[0]?.name.en).toMatch(/71 % probable/);
});

test('a reading of four hours ago says nothing of now, and the part says so', () => {
  const part = flood(21, { at: NOW - 4 * HOUR_MS });
  expect(part.grade).toBeNull();
  expect(part.why?.en).toMatch(/last 3 hours/);
  expect(
    floodPart({
      stations: [],
      latest: new Map(),
      warnings: new Map(),
      forecastWarnings: new Map(),
      time: NOW,
    }).why?.en,
  ).toMatch(/no station with a flood level/);
});
