import { builtInStations } from '../devices/stations/built-in-stations.ts';
import type { Station } from '../domain/station.ts';
import { HOUR_MS } from '../domain/time.ts';
import type { Hours } from '../forecasting/issue/hours.ts';
import { inputsOf } from '../forecasting/issue/inputs.ts';
import { type IssueOrder, issue } from '../forecasting/issue/issue.ts';
import { rehearse } from '../forecasting/issue/rehearse.ts';
import { keepBands, type ToldBand } from '../forecasting/issue/told-bands.ts';
import { lstm } from '../forecasting/models/lstm.ts';
import { quantileMlp } from '../forecasting/models/quantile-mlp.ts';
import { ridge } from '../forecasting/models/ridge.ts';
import type { KeptGauge } from '../forecasting/train/gauge-folder.ts';
import { partsOf } from '../forecasting/verification/parts.ts';
import { processUsage } from './process-usage.ts';
import { shippedGauges } from './shipped-gauges.ts';
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
    const rehearsal = await cpuSeconds(() => rehearseAll(orders));
    const cpu: number[] = [];
    for (let hour = 1; hour <= HOURS; hour++) {
      const next = orders.map((one) => later(one, hour));
      const seconds = await cpuSeconds(() => issueAll(next));
      if (hour <= rounds) cpu.push(seconds);
    }
    const { residentMegabytes } = processUsage('self');
    const training = await trainingRows();
    return [
      {
        title: `${SERIES} series, 72 h ahead at 7 leads, by the shipped models`,
        columns: ['', 'median (least–most)'],
        rows: [
          ['CPU of an hour, s', spread(cpu)],
          ['CPU of rehearsing twenty days, once a model, s', Number(rehearsal.toFixed(2))],
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

/** With what was told of its series. */
type Order = IssueOrder & { readonly bands: Map<number, ToldBand> };

async function ordersOf(hour: number): Promise<Order[]> {
  const stations = new Map(builtInStations().map((station) => [station.id, station]));
  const gauges = await shippedGauges();
  return Array.from({ length: SERIES }, (_, at) => {
    const gauge = gauges[at % gauges.length] as KeptGauge;
    const inputs = inputsOf(gauge.card, stations);
    const station = stations.get(gauge.card.station) as Station;
    if (!inputs) throw new Error(`${gauge.card.station} is not registered`);
    return { station, inputs, gauge, from: hour, to: hour, made: hour, bands: new Map() };
  });
}

async function rehearseAll(orders: readonly Order[]): Promise<void> {
  for (const order of orders) {
    order.bands.set(order.from, await rehearse(order, order.from, waves));
  }
}

async function issueAll(orders: readonly Order[]): Promise<void> {
  for (const order of orders) {
    const made = await issue(order, waves);
    const [first] = made;
    if (first?.instead !== undefined) throw new Error(`${first.station} lacks ${first.instead}`);
    keepBands(order.bands, made);
  }
}

function later(order: Order, hours: number): Order {
  const time = order.from + hours * HOUR_MS;
  return { ...order, from: time, to: time, made: time };
}

/** A tide a day: what it costs does not depend on the values. */
const waves: Hours = async (_, { from, to }) =>
  TIDE.subarray((from / HOUR_MS) % 24, ((from / HOUR_MS) % 24) + (to - from) / HOUR_MS + 1);
const TIDE = Float64Array.from({ length: 800 }, (_, at) => 15 + Math.sin((at * Math.PI) / 12));

async function cpuSeconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
