import { expect, test } from 'vitest';
import { REPORTED_BASINS, reportedBasinOf } from '../../../devices/basin/reported-basins.ts';
import { gradeRank } from '../../../domain/grade.ts';
import { assessDrought } from '../../../forecasting/drought/assess-drought.ts';
import { gatherRain } from '../../../forecasting/risk/gather-rain.ts';
import { riskOf } from '../../../forecasting/risk/risk-of.ts';
import { simulatedSeason } from './simulated-days.ts';

/** The whole basin as its gear would have told it, run from the weather and nothing set. */
async function riskOn(scenario: 'flood-2020' | 'drought-2022', date: string, from: number) {
  const season = simulatedSeason(scenario, from);
  const day = Date.parse(date);
  const speakers = season.speakersAt(day);
  const { droughts, lowWater } = await assessDrought(season.store)(speakers, day);
  const gauges = await gatherRain(season.store, speakers.stations, day);
  const here = new Map(speakers.stations.map((one) => [one.id, reportedBasinOf(one).id]));
  const risks = REPORTED_BASINS.map((basin) =>
    riskOf(basin, {
      ...speakers,
      stations: speakers.stations.filter(({ id }) => here.get(id) === basin.id),
      gauges: gauges.filter(({ station }) => here.get(station) === basin.id),
      drought: droughts.find(({ subBasin }) => subBasin === basin.id),
      warnings: new Map(),
      forecastWarnings: new Map(),
      time: day,
    }),
  );
  return { droughts, lowWater, risks };
}

test('the autumn of the drought of 2022 is dry in every sub-basin, and the lake has been below 8 m for weeks', async () => {
  const { droughts, lowWater, risks } = await riskOn(
    'drought-2022',
    '2022-10-01',
    Date.UTC(2021, 7),
  );
  for (const { subBasin, grade } of droughts)
    expect(gradeRank(grade), subBasin).toBeGreaterThanOrEqual(2);
  for (const { subBasin, parts } of risks)
    expect(gradeRank(parts.drought.grade), subBasin).toBeGreaterThanOrEqual(2);
  const [low, , lowest] = lowWater.lines;
  expect(lowest?.days.below).toBeGreaterThan(14);
  expect(low?.weeks.map(({ probability }) => probability > 0.9)).toEqual([true, true, true, true]);
  const soils = droughts.filter(({ measures }) =>
    measures.some(({ key, value }) => key === 'soil' && value !== null),
  );
  expect(soils.map(({ subBasin }) => subBasin)).toContain('lake');
}, 240_000);

test('in July of the flood of 2020 the lake stands over its warning stage and the rivers of the north rise, none of them in drought', async () => {
  const { droughts, risks } = await riskOn('flood-2020', '2020-07-09', Date.UTC(2019, 5));
  const flood = (id: string) =>
    gradeRank(risks.find(({ subBasin }) => subBasin === id)?.parts.flood.grade ?? null);
  expect(flood('lake')).toBeGreaterThanOrEqual(2);
  expect(flood('chang')).toBeGreaterThanOrEqual(1);
  expect(flood('lean')).toBeGreaterThanOrEqual(1);
  const north = ['lake', 'chang', 'lean', 'xiu', 'liao'];
  const dry = droughts.filter(({ grade }) => gradeRank(grade) >= 1);
  expect(dry.filter(({ subBasin }) => north.includes(subBasin))).toEqual([]);
  const lake = risks.find(({ subBasin }) => subBasin === 'lake');
  expect(gradeRank(lake?.grade ?? null)).toBeGreaterThanOrEqual(flood('lake'));
}, 240_000);
