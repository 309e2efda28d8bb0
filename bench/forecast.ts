import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInStations } from '../devices/stations/built-in-stations.ts';
import type { Station } from '../domain/station.ts';
import { HOUR_MS } from '../domain/time.ts';
import type { Hours } from '../forecasting/issue/hours.ts';
import { inputsOf } from '../forecasting/issue/inputs.ts';
import { type IssueOrder, issue } from '../forecasting/issue/issue.ts';
import { lstm } from '../forecasting/models/lstm.ts';
import { quantileMlp } from '../forecasting/models/quantile-mlp.ts';
import { ridge } from '../forecasting/models/ridge.ts';
import { type KeptGauge, loadGauge } from '../forecasting/train/gauge-folder.ts';
import { unpackModels } from '../forecasting/train/pack.ts';
import { SHIPPED } from '../forecasting/train/shipped.ts';
import { partsOf } from '../forecasting/verification/parts.ts';
import { processUsage } from './process-usage.ts';
import { type Bench, spread } from './table.ts';
import { thirtyYears } from './thirty-years.ts';

const SERIES = 1_000;
const HOURS = 24;

export const forecast: Bench = {
  name: 'forecast',
  summary:
    'an hour of forecasts for 1,000 series, memory after a day of them, training; goal < 1 s, < 600 MB, MLP < 20 s, LSTM < 6 min',

  async run({ rounds }) {
    const orders = await ordersOf(Date.UTC(2026, 6, 1));
    const cpu: number[] = [];
    for (let round = 0; round < rounds; round++) cpu.push(await cpuSeconds(() => issueAll(orders)));
    for (let hour = 1; hour <= HOURS; hour++) await issueAll(orders.map((one) => later(one, hour)));
    const { residentMegabytes } = processUsage('self');
    const training = await trainingRows();
    return [
      {
        title: `${SERIES} series, 72 h ahead at 7 leads, by the shipped models`,
        columns: ['', 'median (least–most)'],
        rows: [
          ['CPU of an hour, s', spread(cpu)],
          [`memory after ${HOURS} hours, MB`, Math.round(residentMegabytes)],
        ],
        notes: [
          'Features, models, levels and crests; the hours are at hand, as in the room after its first look.',
        ],
      },
      {
        title: 'one basin of 30 years by the day, 5 leads, rain and temperature',
        columns: ['model', 'CPU to train, s'],
        rows: training,
        notes: ['On 60 % of it, looking at the next 20 %; all leads.'],
      },
    ];
  },
};

/** After the memory was read: training needs more. */
async function trainingRows(): Promise<(string | number)[][]> {
  const { task, split } = partsOf(thirtyYears(), false);
  const rows: (string | number)[][] = [];
  for (const kind of [ridge, quantileMlp, lstm]) {
    const seconds = await cpuSeconds(async () => {
      const model = await kind.fit(task, split, { seed: 1 });
      model.close();
    });
    rows.push([kind.name, Number(seconds.toFixed(1))]);
  }
  return rows;
}

async function ordersOf(hour: number): Promise<IssueOrder[]> {
  const stations = new Map(builtInStations().map((station) => [station.id, station]));
  const gauges = await shippedGauges();
  return Array.from({ length: SERIES }, (_, at) => {
    const gauge = gauges[at % gauges.length] as KeptGauge;
    const inputs = inputsOf(gauge.card, stations);
    const station = stations.get(gauge.card.station) as Station;
    if (!inputs) throw new Error(`${gauge.card.station} is not registered`);
    return { station, inputs, gauge, from: hour, to: hour, made: hour };
  });
}

async function shippedGauges(): Promise<KeptGauge[]> {
  const folder = await mkdtemp(join(tmpdir(), 'poyang-bench-'));
  try {
    await unpackModels(SHIPPED, folder);
    const names = await readdir(folder);
    const gauges = names.map((name) => {
      const cut = name.lastIndexOf('-');
      return loadGauge(folder, { station: name.slice(0, cut), property: name.slice(cut + 1) });
    });
    return (await Promise.all(gauges)).filter((gauge) => gauge !== undefined);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function issueAll(orders: readonly IssueOrder[]): Promise<void> {
  for (const order of orders) {
    const [made] = await issue(order, waves);
    if (made?.instead !== undefined) throw new Error(`${made.station} lacks ${made.instead}`);
  }
}

function later(order: IssueOrder, hours: number): IssueOrder {
  const time = order.from + hours * HOUR_MS;
  return { ...order, from: time, to: time, made: time };
}

/** A tide a day: what it costs does not depend on the values. */
const waves: Hours = async (_, { from, to }) =>
  TIDE.subarray((from / HOUR_MS) % 24, ((from / HOUR_MS) % 24) + (to - from) / HOUR_MS + 1);
const TIDE = Float64Array.from({ length: 400 }, (_, at) => 15 + Math.sin((at * Math.PI) / 12));

async function cpuSeconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
