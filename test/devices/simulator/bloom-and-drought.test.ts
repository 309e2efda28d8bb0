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
  begun('normal', 2024),
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

/** A sensor's mean from mid-August to October. */
function autumn(basin: Basin, id: string, property: string, year: number): number {
  const values = Array.from({ length: 10 }, (_, week) => {
    const date = new Date(Date.UTC(year, 7, 15) + 7 * week * DAY_MS).toISOString().slice(0, 10);
    return sense(basin, id, property, [date, 8]);
  });
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test('the drought of 2022 dries the fields, the rivers and the reservoir of Hongmen below a usual year', () => {
  const both = (id: string, property: string) =>
    [autumn(drought, id, property, 2022), autumn(usual, id, property, 2024)] as const;
  for (const { id } of stations.filter(({ kind }) => kind === 'soil').slice(0, 8)) {
    const [soil, usualSoil] = both(id, 'soil_moisture_40cm');
    expect(soil, id).toBeLessThan(0.85 * usualSoil);
  }
  for (const gauge of ['62302250', '62402400', 'meigang', '62517400']) {
    const [flow, usualFlow] = both(gauge, 'discharge');
    expect(flow, gauge).toBeLessThan(0.65 * usualFlow);
  }
  const [level, usualLevel] = both('62403400', 'stage');
  expect(level).toBeLessThan(usualLevel - 1);
});
