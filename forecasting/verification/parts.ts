import { PoyangError } from '../../domain/errors.ts';
import { largestLoss, validIssues } from '../samples.ts';
import type { Series } from '../series/series.ts';
import { type Split, splitInTime } from '../split.ts';
import { type Task, taskOf } from '../task.ts';

/** A series as it is judged, and which issues are for what. */
export interface Parts {
  readonly task: Task;
  readonly split: Split;
}

/**
 * Makes the features of a series and splits its valid issues 60 : 20 : 20 in time. Throws CONFIG naming the rule that left too few,
 * and for a target that stands still throughout the part to train on.
 */
export function partsOf(series: Series, knownRain: boolean): Parts {
  const task = taskOf(series, { knownRain, longest: series.length / LONGEST });
  const split = splitInTime(validIssues(task), series);
  const [first, ...others] = split.train;
  if (others.every((issue) => task.now[issue] === task.now[first ?? 0])) throw still(series);
  return { task, split };
}

/** No window of a feature is longer than this part of the series. */
const LONGEST = 20;

function still({ name, target }: Series): PoyangError {
  return new PoyangError(
    'CONFIG',
    `${name}: "${target.name}" never changes in the part to train on: there is nothing to learn.`,
  );
}

/** "train 2001-10-01 to 2011-12-01 (3,712 issues), validate …, test …", and what cost the most issues. */
export function describeParts({ task, split }: Parts): string {
  const { start, step } = task.series;
  const day = (issue = 0) => new Date(start + issue * step).toISOString().slice(0, 10);
  const told = Object.entries(split).map(([part, issues]: [string, Int32Array]) => {
    const count = issues.length.toLocaleString('en');
    return `${part} ${day(issues[0])} to ${day(issues.at(-1))} (${count} issues)`;
  });
  const { name, rule, share } = largestLoss(task);
  const lost = `"${rule}" on "${name}" leaves out ${(100 * share).toFixed(0)} % of its steps`;
  return [told.join(', '), ...(share > TOLD ? [lost] : [])].map((line) => `  ${line}`).join('\n');
}

const TOLD = 0.02;
