import { FAULT_KINDS, type FaultKind } from '../devices/simulator/faults.ts';
import { createHydrologicalBasin } from '../devices/simulator/hydrological-basin.ts';
import type { Scenario } from '../devices/simulator/weather/scenarios.ts';
import { builtInStations } from '../devices/stations/built-in-stations.ts';
import { DAY_MS } from '../domain/time.ts';
import { judgedStation } from '../test/quality-control/judged-station.ts';
import { addTo, newScore, type Score } from '../test/quality-control/score.ts';
import type { Bench, BenchTable } from './table.ts';

export const qualityControl: Bench = {
  name: 'quality-control',
  summary:
    'the faults put into the simulated basin: which are found, and which good readings are marked',

  async run({ rounds, say }) {
    const score = newScore();
    for (const season of SEASONS) {
      for (let seed = FIRST_SEED; seed < FIRST_SEED + rounds; seed++) {
        await addSeason(score, season, seed);
        say(`  ${season.scenario}, seed ${seed}: ${inAll(score).found} faults found so far`);
      }
    }
    return [byKind(score), byProperty(score), falseFlags(score, rounds)];
  },
};

/** Days of each scenario, its crest or its drought among them. */
const SEASONS: readonly { readonly scenario: Scenario; readonly from: number }[] = [
  { scenario: 'normal', from: Date.UTC(2026, 3, 10) },
  { scenario: 'flood-2020', from: Date.UTC(2020, 5, 22) },
  { scenario: 'drought-2022', from: Date.UTC(2022, 7, 20) },
];
const DAYS = 30;

/** None of these was looked at when limits were chosen. */
const FIRST_SEED = 3001;

/** Of the many stations with rain alone, and with stages, one in so many; all others are taken. */
const ONE_IN: Readonly<Record<string, number>> = { rain: 5, river: 3 };

const STATIONS = builtInStations().filter(({ kind }, i) => i % (ONE_IN[kind] ?? 1) === 0);

async function addSeason(
  score: Score,
  { scenario, from }: (typeof SEASONS)[number],
  seed: number,
): Promise<void> {
  const basin = createHydrologicalBasin({ seed, scenario, from: from - LOOK_BACK_MS });
  const span = { from, to: from + DAYS * DAY_MS };
  for (const station of STATIONS) addTo(score, await judgedStation(basin, station, { seed, span }));
}

/** What hangs at the beginning shows what stood some days before. */
const LOOK_BACK_MS = 5 * DAY_MS;

function byKind(score: Score): BenchTable {
  return {
    title: 'Faults by kind',
    columns: ['kind', 'that could be seen', 'found', 'missed', 'share', 'found means', 'goal'],
    rows: FAULT_KINDS.flatMap((kind) => {
      const { injected, found } = inAll(score, kind);
      if (injected === 0) return [];
      const share = percent(found / injected, 1);
      return [[kind, injected, found, injected - found, share, MEANS[kind], GOALS[kind] ?? '–']];
    }),
    notes: [
      `${STATIONS.length} stations, ${DAYS} days of each of ${SEASONS.map(({ scenario }) => scenario).join(', ')}.`,
      'A fault that fell into a silence, or over the ends of the days, could not be seen. clock_offset (1 to 8 minutes) is let pass.',
    ],
  };
}

const MEANS: Readonly<Record<FaultKind, string>> = {
  spike: 'the reading is marked 3 or 4',
  flat_line: 'some reading of it is marked flat_line',
  gap: 'a reading was due, and gapsIn() of the stored times has it',
  duplicate: 'each reading stored once',
  late_burst: 'each reading stored',
  wrong_clock: 'nothing of it is stored',
  clock_offset: '',
  drift: 'some reading is marked 3 or 4',
  fouling: 'some reading is marked 3 or 4',
  battery: 'some voltage is marked 3 or 4',
};

const GOALS: Partial<Record<FaultKind, string>> = {
  spike: '≥ 95 %',
  flat_line: '≥ 95 %',
  gap: '≥ 95 %',
};

function byProperty({ found }: Score): BenchTable {
  const rows = [...found.values()]
    .filter(({ property }) => property !== '')
    .toSorted((a, b) => FAULT_KINDS.indexOf(a.kind) - FAULT_KINDS.indexOf(b.kind))
    .map((one) => [one.kind, one.property, one.injected, one.found, one.injected - one.found]);
  return {
    title: 'Faults of one series, by property',
    columns: ['kind', 'property', 'that could be seen', 'found', 'missed'],
    rows,
  };
}

function falseFlags({ flags, crests, badCrests, falseGaps }: Score, rounds: number): BenchTable {
  const all = [...flags.values()];
  const good = sum(all.map((one) => one.good));
  const marked = sum(all.map(({ suspect, failed }) => suspect + failed));
  const rows = all
    .filter(({ suspect, failed }) => suspect + failed > 0)
    .map(({ property, good, suspect, failed, reasons }) => [
      ...[property, good, suspect, failed],
      ...[percent((suspect + failed) / good, 3), Object.keys(reasons).join(', ')],
    ]);
  return {
    title: 'Good readings that were marked; goal 0.1 % at most',
    columns: ['property', 'good readings', 'suspect', 'failed', 'share', 'as'],
    rows: [
      ...rows,
      [
        'all',
        good,
        sum(all.map((one) => one.suspect)),
        sum(all.map((one) => one.failed)),
        percent(marked / good, 4),
        '',
      ],
    ],
    notes: [
      `${rounds} seeds. Crests of stage and discharge with a reading within 2 h marked: ${badCrests.length} of ${crests} ${badCrests.join(' ')}`,
      `Silences that no fault explains: ${falseGaps}.`,
    ],
  };
}

function inAll({ found }: Score, kind?: FaultKind): { injected: number; found: number } {
  const of = [...found.values()].filter((one) => kind === undefined || one.kind === kind);
  return { injected: sum(of.map((one) => one.injected)), found: sum(of.map((one) => one.found)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function percent(share: number, digits: number): string {
  return `${(100 * share).toFixed(digits)} %`;
}
