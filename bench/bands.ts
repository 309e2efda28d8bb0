import { builtInStations, simulatedStations } from '../devices/stations/built-in-stations.ts';
import type { Station } from '../domain/station.ts';
import type { Hours } from '../forecasting/issue/hours.ts';
import { inputsOf } from '../forecasting/issue/inputs.ts';
import { LEADS } from '../forecasting/issue/series-of.ts';
import type { KeptGauge } from '../forecasting/train/gauge-folder.ts';
import { type Verified, verifiedAsIssued, verifiedByItself } from './bands-of.ts';
import { gearHours } from './gear-hours.ts';
import { shippedGauges } from './shipped-gauges.ts';
import { type Bench, type BenchTable, quantile } from './table.ts';

/** Every so many of the shipped gauges are looked at. */
const EVERY = 6;

export const bands: Bench = {
  name: 'bands',
  summary:
    'the share of what came true that the 90 % band of forecasts holds, as issued; goal 85 to 93 %',

  async run({ say }) {
    const stations = new Map(simulatedStations(builtInStations()).map((one) => [one.id, one]));
    const gauges = (await shippedGauges()).filter((_, at) => at % EVERY === 0);
    const hours = gearHours(stations);
    const found: Found[] = [];
    for (const gauge of gauges) {
      say(`${gauge.card.station}/${gauge.card.property}`);
      found.push(await foundOf(gauge, stations, hours));
    }
    return [tableOf(found)];
  },
};

/** A row a lead: the model's own bands, and those issued. */
interface Found {
  readonly own: readonly Verified[];
  readonly issued: readonly Verified[];
}

async function foundOf(
  gauge: KeptGauge,
  stations: ReadonlyMap<string, Station>,
  hours: Hours,
): Promise<Found> {
  const station = stations.get(gauge.card.station) as Station;
  const inputs = inputsOf(gauge.card, stations);
  if (!inputs) throw new Error(`${station.id} is not registered`);
  return {
    own: await verifiedByItself(gauge, inputs, hours),
    issued: await verifiedAsIssued({ station, inputs, gauge }, hours),
  };
}

function tableOf(found: readonly Found[]): BenchTable {
  return {
    title: `${found.length} series of the simulated basin with its gear's noise, an April to July that no model saw`,
    columns: ['lead', 'own band holds', 'as issued', 'loss against own', 'stretched by'],
    rows: LEADS.map((lead, at) => {
      const own = found.map((one) => one.own[at] as Verified);
      const issued = found.map((one) => one.issued[at] as Verified);
      return [
        `${lead} h`,
        percents(own.map(({ held }) => held)),
        percents(issued.map(({ held }) => held)),
        ratios(issued.map(({ loss }, each) => loss / (own[each]?.loss ?? Number.NaN))),
        ratios(issued.map(({ stretch }) => stretch)),
      ];
    }),
    notes: [
      'Median (least–most) over the series. Loss: mean pinball loss of the quantiles told. Stretched by: geometric mean of the issues.',
      'Issued day by day as in the room, hour by hour from what was told before; twenty days rehearsed before the first.',
    ],
  };
}

function percents(shares: readonly number[]): string {
  return spreadOf(shares, (share) => (100 * share).toFixed(1));
}

function ratios(values: readonly number[]): string {
  return spreadOf(values, (value) => value.toFixed(2));
}

function spreadOf(values: readonly number[], show: (value: number) => string): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, median, most] = [0, 0.5, 1].map((q) => show(quantile(sorted, q)));
  return `${median} (${least}–${most})`;
}
