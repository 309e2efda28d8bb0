import { PoyangError } from '../domain/errors.ts';
import type { Feature } from './features/feature.ts';
import type { Task } from './task.ts';

/**
 * The steps at which a forecast can be issued and verified: every feature is there, and so is what came true at each lead.
 * Throws CONFIG that names the rule which left none, and how many each rule before it had left.
 */
export function validIssues(task: Task): Int32Array {
  let left = allSteps(task);
  for (const { name, rule, values } of conditions(task)) {
    const next = left.filter((index) => !Number.isNaN(values[index]));
    if (next.length === 0) throw none(task, { name, rule, before: left.length });
    left = next;
  }
  return left;
}

/** The rule that leaves out the most steps of those that the rules before it had left, and their share of the series. */
export function largestLoss(task: Task): { name: string; rule: string; share: number } {
  let [left, worst] = [allSteps(task), { name: '', rule: '', share: 0 }];
  for (const { name, rule, values } of conditions(task)) {
    const next = left.filter((index) => !Number.isNaN(values[index]));
    const share = (left.length - next.length) / task.series.length;
    if (share > worst.share) worst = { name, rule, share };
    left = next;
  }
  return worst;
}

function allSteps({ series }: Task): Int32Array {
  return Int32Array.from({ length: series.length }, (_, index) => index);
}

function conditions(task: Task): readonly Feature[] {
  const { target, leads } = task.series;
  const verified = leads.map((lead) => ({
    name: `${target.name} ${lead} steps ahead`,
    rule: 'what came true at each lead is known',
    values: target.values.map((_, index) => target.values[index + lead] ?? Number.NaN),
  }));
  return [...task.past, ...task.ahead.flat(), ...verified];
}

function none({ series }: Task, lost: { name: string; rule: string; before: number }): PoyangError {
  const { name, rule, before } = lost;
  return new PoyangError(
    'CONFIG',
    `${series.name}: no valid sample is left. The rule "${rule}" on "${name}" removed the last ${before.toLocaleString('en')} ` +
      `of ${series.length.toLocaleString('en')} steps. Fill the gaps, leave out that column, or take shorter leads.`,
  );
}
