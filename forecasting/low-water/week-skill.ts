import type { LowWaterWeek } from '../../domain/low-water.ts';
import { AHEAD, dayAt, type StageDays, weekMean } from './analogues.ts';
import { WEEKS, type WeekProbability, weekProbabilities } from './week-probability.ts';

type Skill = LowWaterWeek['skill'];

/** Days from one issue of the trial to the next: what lies nearer says the same again. */
const EVERY = 7;

/**
 * What the weekly probabilities would have been worth: every week of the record forecast from the other years alone, by Brier
 * scores (Brier 1950) against the share of the other years, and against the present state going on. For each line the four weeks.
 */
export function weekSkills(record: StageDays, lines: readonly number[]): Skill[][] {
  const trials = issuesOf(record).map((at) => ({ at, told: toldAt(record, at, lines) }));
  return lines.map((line, place) =>
    WEEKS.map((week) => {
      const outcomes = trials.map(({ at, told }) => ({
        ...(told[place]?.[week - 1] ?? UNTOLD),
        state: Number((record.values[at] ?? Number.NaN) < line),
        came: below(weekMean(record, at, week), line),
      }));
      return skillOf(outcomes.filter((one) => !Number.isNaN(one.probability + one.came)));
    }),
  );
}

const UNTOLD: WeekProbability = { probability: Number.NaN, usual: Number.NaN };

/** 1 below the line, 0 not, NaN where the mean is not known. */
function below(mean: number, line: number): number {
  return Number.isNaN(mean) ? Number.NaN : Number(mean < line);
}

/** What was told of a week, what the present state going on would have told, and what came: 1 below the line, 0 not. */
interface Outcome extends WeekProbability {
  readonly state: number;
  readonly came: number;
}

function issuesOf({ values }: StageDays): number[] {
  const count = Math.max(0, Math.floor((values.length - AHEAD - 1) / EVERY) + 1);
  return Array.from({ length: count }, (_, issue) => issue * EVERY).filter(
    (at) => !Number.isNaN(values[at]),
  );
}

function toldAt(record: StageDays, at: number, lines: readonly number[]): WeekProbability[][] {
  const issue = { day: dayAt(record, at), stage: record.values[at] ?? Number.NaN };
  return weekProbabilities(record, issue, lines);
}

function skillOf(outcomes: readonly Outcome[]): Skill {
  const error = (told: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + (told(outcome) - outcome.came) ** 2, 0);
  const own = error(({ probability }) => probability);
  return {
    climatology: over(
      own,
      error(({ usual }) => usual),
    ),
    persistence: over(
      own,
      error(({ state }) => state),
    ),
    issues: outcomes.length,
  };
}

function over(own: number, other: number): number | null {
  return other === 0 ? null : 1 - own / other;
}
