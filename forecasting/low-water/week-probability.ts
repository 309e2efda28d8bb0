import { type Analogue, analogues, type Issue, type StageDays, weekMean } from './analogues.ts';

/** That the mean stage of each of the four weeks ahead is below a line: as forecast, and as it usually is. */
export interface WeekProbability {
  readonly probability: number;
  readonly usual: number;
}

export const WEEKS = [1, 2, 3, 4] as const;

/** The usual counts as a quarter of a like year: nothing is certain because no like year did otherwise. */
const PRIOR = 0.25;

/**
 * Persistence by what the lake did from like stages at this time of other years: the stage now and their changes, weighted by
 * likeness. For each line the four weeks; none where no like year is known.
 */
export function weekProbabilities(
  record: StageDays,
  issue: Issue,
  lines: readonly number[],
): WeekProbability[][] {
  const like = analogues(record, issue);
  const weeks = WEEKS.map((week) => changesOf(record, like, week));
  if (like.length === 0) return lines.map(() => []);
  return lines.map((line) =>
    weeks.map((members) => {
      const usual = members.filter(({ mean }) => mean < line).length / members.length;
      let [below, all] = [PRIOR * usual, PRIOR];
      for (const { weight, change } of members) {
        if (issue.stage + change < line) below += weight;
        all += weight;
      }
      return { probability: below / all, usual };
    }),
  );
}

interface Member {
  readonly weight: number;
  /** Of that week in that year, m. */
  readonly mean: number;
  /** From the like day to that week, m. */
  readonly change: number;
}

function changesOf(record: StageDays, like: readonly Analogue[], week: number): Member[] {
  return like.map(({ at, weight }) => {
    const mean = weekMean(record, at, week);
    return { weight, mean, change: mean - (record.values[at] ?? Number.NaN) };
  });
}
