import { expect, test } from 'vitest';
import type { Basin } from '../../../devices/simulator/basin.ts';
import { createHydrologicalBasin } from '../../../devices/simulator/hydrological-basin.ts';
import type { Scenario } from '../../../devices/simulator/weather/scenarios.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import type { Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

const stations = builtInStations();
const station = (id: string) => stations.find((one) => one.id === id) as Station;
const begun = (scenario: Scenario, year: number) =>
  createHydrologicalBasin({ seed: 1, scenario, from: Date.UTC(year, 0) });
const [drought, flood, usual] = [
  begun('drought-2022', 2022),
  begun('flood-2020', 2020),
  begun('normal', 2026),
];

/** At an hour in Beijing. */
function sense(
  basin: Basin,
  id: string,
  property: string,
  [date, hour]: readonly [string, number],
) {
  const time = Date.parse(date) + (hour - 8) * HOUR_MS;
  return basin.sense(station(id), property, { from: time - HOUR_MS, to: time }) as number;
}

/** The lake's water at Duchang in each of the days from a date. */
function lake(basin: Basin, from: string, count: number) {
  return Array.from({ length: count }, (_, day) => {
    const date = new Date(Date.parse(from) + day * DAY_MS).toISOString().slice(0, 10);
    const at = (property: string, hour: number) =>
      sense(basin, 'wq-duchang', property, [date, hour]);
    return {
      chlorophyll: at('chlorophyll_a', 14),
      swing: at('dissolved_oxygen', 13) - at('dissolved_oxygen', 4),
      turbidity: at('turbidity', 14),
      ph: at('ph', 13),
      warmth: at('water_temperature', 14),
    };
  });
}

const most = (all: ReturnType<typeof lake>, what: keyof ReturnType<typeof lake>[number]) =>
  Math.max(...all.map((day) => day[what]));

test('in the hot still August of 2022 the lake blooms: green, turbid, with oxygen high by day and low at night', () => {
  const [august, january] = [lake(drought, '2022-08-01', 31), lake(drought, '2022-01-05', 25)];
  expect(most(august, 'chlorophyll')).toBeGreaterThan(0.04);
  expect(most(january, 'chlorophyll')).toBeLessThan(0.02);
  const peak = august.reduce((best, day) => (day.chlorophyll > best.chlorophyll ? day : best));
  expect(peak.swing).toBeGreaterThan(4);
  expect(peak.warmth).toBeGreaterThan(28);
  expect(peak.ph).toBeGreaterThan(most(january, 'ph') + 0.2);
  expect(most(january, 'swing')).toBeLessThan(2.5);
});

test('in the rain of July 2020 it does not', () => {
  const july = lake(flood, '2020-07-01', 14);
  expect(most(july, 'chlorophyll')).toBeLessThan(0.035);
  expect(most(july, 'swing')).toBeLessThan(3);
});

test('the drought of 2022 dries the fields, the rivers and the reservoirs below a usual year', () => {
  const both = (id: string, property: string) =>
    [drought, usual].map((basin, i) => sense(basin, id, property, [`${[2022, 2026][i]}-10-10`, 8]));
  const soils = stations.filter(({ kind }) => kind === 'soil').slice(0, 8);
  const soil = soils.map(({ id }) => both(id, 'soil_moisture_40cm'));
  const mean = (which: number) =>
    soil.reduce((sum, pair) => sum + (pair[which] ?? 0), 0) / soil.length;
  expect(mean(0)).toBeLessThan(0.85 * mean(1));
  const [river = 0, usualRiver = 0] = both('62302250', 'discharge');
  expect(river).toBeLessThan(0.6 * usualRiver);
  for (const dam of ['62403400', '62401300']) {
    const [level = 0, usualLevel = 0] = both(dam, 'stage');
    expect(level, dam).toBeLessThan(usualLevel - 1);
  }
});
