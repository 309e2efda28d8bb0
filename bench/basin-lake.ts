import type { Water } from '../devices/simulator/hourly-water.ts';
import { DAY_MS } from '../domain/time.ts';
import {
  backflow,
  extreme,
  firstWhere,
  shownAt,
  shownDate,
  stageOn,
  stages,
  waterFrom,
} from './basin-stages.ts';
import type { BenchTable } from './table.ts';

/** The seeds that the scenarios are shown under. */
export const SEEDS = [1, 2, 3, 4] as const;

/** Both scenarios at Xingzi, Beijing time, beside the published: their sources stand with the Yangtze's events. */
export function lakeDates(): BenchTable {
  const bySeed = SEEDS.map((seed) => {
    const flood = waterFrom(2020, { seed, scenario: 'flood-2020' });
    const drought = waterFrom(2022, { seed, scenario: 'drought-2022' });
    return [...FLOOD, ...DROUGHT].map(([, , say], row) =>
      say(row < FLOOD.length ? flood : drought),
    );
  });
  return {
    title: 'The lake at Xingzi in the flood of 2020 and the drought of 2022',
    columns: ['event', 'published', ...SEEDS.map((seed) => `seed ${seed}`)],
    rows: [...FLOOD, ...DROUGHT].map(([event, published], row) => [
      event,
      published,
      ...bySeed.map((said) => said[row] ?? ''),
    ]),
    notes: [
      'The Yangtze of both years was fitted to the published stages under the weather of these seeds together.',
    ],
  };
}

type Event = readonly [event: string, published: string, say: (water: Water) => string];

const rising = ['2020-06-21', '2020-07-25'] as const;
const falling = ['2022-07-01', '2023-05-15'] as const;

const FLOOD: readonly Event[] = [
  ['2020, 21 Jun', '16.33 m', (water) => stageOn(water, '2020-06-21')],
  [
    '2020, over 19 m',
    '5 Jul 01 h',
    (water) => shownAt(firstWhere(stages(water, ...rising), (m) => m > 19)),
  ],
  ['2020, 10 Jul', '21.97 m', (water) => stageOn(water, '2020-07-10')],
  [
    '2020, crest',
    '12 Jul 00 h, 22.53 m',
    (water) => shownAt(extreme(stages(water, ...rising), Math.max)),
  ],
  ['2020, 15 Jul', '22.29 m', (water) => stageOn(water, '2020-07-15')],
  ['2020, backflow 6–8 Jul, 1e8 m3', '3.0', (water) => backflow(water, '2020-07-06', '2020-07-09')],
];

const DROUGHT: readonly Event[] = [
  [
    '2022, highest',
    '23 Jun, 19.43 m',
    (water) => shownAt(extreme(stages(water, '2022-06-01', '2022-07-15'), Math.max)),
  ],
  ...(
    [
      [12, '6 Aug'],
      [10, '19 Aug'],
      [8, '6 Sep'],
    ] as const
  ).map(
    ([line, published]): Event => [
      `2022, under ${line} m`,
      published,
      (water) => shownAt(firstWhere(stages(water, ...falling), (m) => m < line)),
    ],
  ),
  ['2022, 23 Sep', '7.10 m', (water) => stageOn(water, '2022-09-23')],
  ['2022, 4 Oct', '6.68 m', (water) => stageOn(water, '2022-10-04')],
  [
    '2022, lowest',
    '17 Nov, 6.46 m',
    (water) => shownAt(extreme(stages(water, ...falling), Math.min)),
  ],
  [
    '2023, 12 m again',
    '23 Apr 16 h',
    (water) => shownAt(firstWhere(stages(water, '2022-12-01', falling[1]), (m) => m >= 12)),
  ],
];

/** Years of the calendar that the regime is shown in. */
export const YEARS: readonly number[] = Array.from({ length: 10 }, (_, index) => 2016 + index);
export const LINES = [8, 10, 12, 14, 19] as const;

/** How the lake stands through ten years. */
export function lowDays(seed: number): BenchTable {
  const water = waterFrom(YEARS[0] ?? 0, { seed, scenario: 'normal' });
  return {
    title: `Days a year that Xingzi stands below a line, seed ${seed}`,
    columns: ['year', ...LINES.map((line) => `${line} m`), 'lowest, m', 'highest, m'],
    rows: YEARS.map((year) => {
      const days = daysOf(water, year);
      const [least, most] = [extreme(days, Math.min), extreme(days, Math.max)];
      return [
        String(year),
        ...daysBelow(water, year),
        least.stage.toFixed(2),
        most.stage.toFixed(2),
      ];
    }),
  };
}

/** Days of a year below each of the lines. */
export function daysBelow(water: Water, year: number): number[] {
  const days = daysOf(water, year);
  return LINES.map((line) => days.filter(({ stage }) => stage < line).length);
}

/**
 * What is published of the usual year: the mean days of falling below a line, by how much earlier those of 2022 came
 * (92, 98 and 115 days), and the mean stage of 8 August.
 */
export const REGIME = [
  { line: 12, day: '11-06' },
  { line: 10, day: '11-25' },
  { line: 8, day: '12-30' },
] as const;
export const AUGUST = { day: '08-08', stage: 17.06 } as const;

/** The usual year of ten years under all seeds beside the published. */
export function regime(): BenchTable {
  const waters = SEEDS.map((seed) => waterFrom(YEARS[0] ?? 0, { seed, scenario: 'normal' }));
  const each = waters.flatMap((water) => YEARS.map((year) => ({ water, year })));
  const august = each.map(({ water, year }) => stageOn(water, `${year}-${AUGUST.day}`));
  return {
    title: `The usual year at Xingzi: ${YEARS.length} years under each of ${SEEDS.length} seeds`,
    columns: ['measured', 'mean', 'published', 'earliest', 'years without'],
    rows: [
      ...REGIME.map(({ line, day }) => fallsBelow(line, day, each)),
      [
        'stage on 8 August, m',
        mean(august.map(Number.parseFloat)).toFixed(2),
        `${AUGUST.stage}`,
        '',
        '',
      ],
    ],
  };
}

function fallsBelow(line: number, day: string, each: readonly { water: Water; year: number }[]) {
  const falls = each.flatMap(({ water, year }) => {
    const found = firstWhere(
      stages(water, `${year}-07-15`, `${year + 1}-03-01`, DAY_MS),
      (m) => m < line,
    );
    return found ? [(found.time - Date.UTC(year, 0)) / DAY_MS] : [];
  });
  const dated = (days: number) => shownDate(Date.UTC(2021, 0) + days * DAY_MS);
  return [
    `first under ${line} m`,
    dated(mean(falls)),
    shownDate(Date.parse(`2021-${day}`)),
    dated(Math.min(...falls)),
    each.length - falls.length,
  ];
}

function daysOf(water: Water, year: number) {
  return stages(water, `${year}-01-01`, `${year + 1}-01-01`, DAY_MS);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
