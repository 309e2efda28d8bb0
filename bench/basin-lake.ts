import { hourlyWater, type Water } from '../devices/simulator/hourly-water.ts';
import type { Scenario } from '../devices/simulator/weather/scenarios.ts';
import { createWeather } from '../devices/simulator/weather/weather.ts';
import { DAY_MS } from '../domain/time.ts';
import type { BenchTable } from './table.ts';

/** Days of the lake at Xingzi, Beijing time, beside the published: their sources stand with the Yangtze's events. */
export function lakeDates(): BenchTable {
  const [fitted = [], other = []] = [1, 6].map(eventsOf);
  return {
    title: 'The lake at Xingzi in two years',
    columns: ['event', 'seed 1', 'seed 6', 'published'],
    rows: EVENTS.map(([event, published], i) => [
      event,
      fitted[i] ?? '',
      other[i] ?? '',
      published,
    ]),
    notes: [
      'The Yangtze of both years was fitted to the published stages under the weather of seed 1.',
    ],
  };
}

const EVENTS = [
  ['2020, over 19 m', '5 Jul'],
  ['2020, crest', '12 Jul, 22.53 m'],
  ['2022, highest', '23 Jun, 19.43 m'],
  ['2022, under 12 m', '6 Aug'],
  ['2022, under 10 m', '19 Aug'],
  ['2022, under 8 m', '6 Sep'],
  ['2022, lowest', '17 Nov, 6.46 m'],
  ['2023, 12 m again', '23 Apr'],
] as const;

/** What EVENTS asks for. */
function eventsOf(seed: number): string[] {
  const stages = (scenario: Scenario, from: string, to: string) =>
    dailyStages(waterFrom(new Date(from).getUTCFullYear(), { seed, scenario }), from, to);
  const flood = stages('flood-2020', '2020-06-20', '2020-07-25');
  const drought = stages('drought-2022', '2022-06-10', '2023-05-15');
  const [top, low] = [extreme(drought, Math.max), extreme(drought, Math.min)];
  return [
    flood.find(({ stage }) => stage >= 19),
    extreme(flood, Math.max),
    top,
    ...[12, 10, 8].map((line) =>
      drought.find(({ time, stage }) => time > top.time && stage < line),
    ),
    low,
    drought.find(({ time, stage }) => time > low.time && stage >= 12),
  ].map(shown);
}

/** How long the lake stands low in years of the calendar. */
export function lowDays(seed: number): BenchTable {
  const water = waterFrom(2016, { seed, scenario: 'normal' });
  const rows = Array.from({ length: 10 }, (_, index) => {
    const year = 2016 + index;
    const days = dailyStages(water, `${year}-01-01`, `${year + 1}-01-01`);
    const below = [8, 10, 12, 14].map((line) => days.filter(({ stage }) => stage < line).length);
    const [least, most] = [extreme(days, Math.min), extreme(days, Math.max)];
    return [String(year), ...below, least.stage.toFixed(2), most.stage.toFixed(2)];
  });
  return {
    title: 'Days a year that Xingzi stands below a line, of ten years of the calendar',
    columns: ['year', '8 m', '10 m', '12 m', '14 m', 'lowest, m', 'highest, m'],
    rows,
  };
}

/** The water from New Year of a year on. */
export function waterFrom(year: number, options: { seed: number; scenario: Scenario }): Water {
  const weather = createWeather(options);
  return hourlyWater({ ...options, weather, from: Date.UTC(year, 0) });
}

const XINGZI = 'stage/62601200';

interface Stage {
  readonly time: number;
  readonly stage: number;
}

/** At 08:00 in Beijing. */
function dailyStages(water: Water, from: string, to: string): Stage[] {
  const [first, end] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: (end - first) / DAY_MS }, (_, day) => {
    const time = first + day * DAY_MS;
    return { time, stage: water(XINGZI, time) ?? Number.NaN };
  });
}

function extreme(stages: readonly Stage[], of: (...values: number[]) => number): Stage {
  const value = of(...stages.map(({ stage }) => stage));
  return stages.find(({ stage }) => stage === value) as Stage;
}

function shown(at: Stage | undefined): string {
  if (!at) return 'never';
  const date = new Date(at.time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return `${date}, ${at.stage.toFixed(2)} m`;
}
