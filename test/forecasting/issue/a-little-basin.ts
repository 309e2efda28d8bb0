import type { Observation } from '../../../domain/observation.ts';
import { Station } from '../../../domain/station.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { Hours } from '../../../forecasting/issue/hours.ts';
import { inputsOf } from '../../../forecasting/issue/inputs.ts';
import { LONGEST, seriesOf } from '../../../forecasting/issue/series-of.ts';
import { persistence } from '../../../forecasting/models/persistence.ts';
import { ridge } from '../../../forecasting/models/ridge.ts';
import type { KeptGauge } from '../../../forecasting/train/gauge-folder.ts';
import { trainGauge } from '../../../forecasting/train/train-gauge.ts';
import { basin } from '../basin.ts';

/** 00:00 UTC. */
export const START = Date.UTC(2020, 0, 1);
export const REF = { station: 'down', property: 'stage' };

/** Two stations on a river, the upper with the rain and the lower a stage that follows, by the hour. */
export const STATIONS: ReadonlyMap<string, Station> = new Map(
  [
    gauge('up', ['stage', 'rainfall'], { downstream: ['down'] }),
    gauge('down', ['stage'], {
      upstream: ['up'],
      levels: [
        {
          hazard: 'flood',
          property: 'stage',
          severity: 'blue',
          name: { zh: '线', en: 'Line' },
          value: 11,
          hysteresis: 0.1,
          verified: false,
          source: 'made up',
        },
      ],
    }),
  ].map((station) => [station.id, station]),
);

function gauge(id: string, properties: readonly string[], more: Record<string, unknown>): Station {
  return Station.parse({
    id,
    name: { zh: id, en: id },
    kind: 'river',
    lon: 115,
    lat: 28,
    placeVerified: false,
    origin: 'simulated',
    series: properties.map((property) => ({
      property,
      unit: property === 'stage' ? 'm' : 'mm',
      intervalSeconds: 3_600,
    })),
    ...more,
  });
}

const made = basin({ length: 2_400 });
const SERIES: Readonly<Record<string, Float64Array>> = {
  'up/rainfall': made.forcings[0]?.values as Float64Array,
  'up/stage': made.target.values.map((flow) => 20 + 3 * Math.sqrt(flow)),
  'down/stage': made.target.values.map(
    (_, at, all) => 10 + 2 * Math.sqrt(all[Math.max(0, at - 3)] ?? 0),
  ),
};

/** What perfect gauges would have said. */
export const trueHours: Hours = async ({ station, property }, { from, to }) =>
  (SERIES[`${station}/${property}`] as Float64Array).slice(
    (from - START) / HOUR_MS,
    (to - START) / HOUR_MS + 1,
  );

/** All readings of the first hours, as a store would hold them. */
export function readings(hours: number): Observation[] {
  return Object.entries(SERIES).flatMap(([id, values]) => {
    const [station = '', property = ''] = id.split('/');
    return Array.from(values.subarray(0, hours), (value, at) => ({
      station,
      property,
      time: START + at * HOUR_MS,
      value,
      flag: 1 as const,
      reasons: 0,
      received: START + at * HOUR_MS,
      raw: { partition: 0, offset: at },
    }));
  });
}

/** A model of the lower station, trained on all hours. */
export async function trainedGauge(): Promise<KeptGauge> {
  const inputs = inputsOf(REF, STATIONS);
  if (!inputs) throw new Error('no inputs');
  const series = await seriesOf(inputs, trueHours, { from: START, to: START + 2_399 * HOUR_MS });
  const options = {
    ...REF,
    longest: LONGEST,
    learnedFrom: 'simulated',
    now: START,
    level: 11,
  } as const;
  const { model, card, task, split } = await trainGauge(series, {
    ...options,
    kinds: [persistence, ridge],
  });
  return { model, card, plain: await persistence.fit(task, split, { seed: 1 }) };
}
