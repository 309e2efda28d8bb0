import { DAY_MS } from '../../domain/time.ts';
import type { SkillRow } from '../../forecasting/evaluate.ts';
import { median } from '../../forecasting/metrics/mean.ts';
import { spokenDuration } from '../../forecasting/series/duration.ts';

/** What is wanted of the stack, as medians over series, and what came of it: a line a finding. */
export function goalSummary(rows: readonly SkillRow[]): string {
  const findings = [false, true].flatMap((knownRain) => {
    const alike = rows.filter((row) => row.knownRain === knownRain);
    const told = knownRain ? 'rain known' : 'rain unknown';
    return GOALS.flatMap((goal) => goal(alike).map((found) => ({ ...found, told })));
  });
  return ['What the stack should reach (median over series)', ...findings.map(spoken)].join('\n');
}

interface Finding {
  readonly goal: string;
  readonly found: string;
  readonly met: boolean;
}

function spoken({ goal, found, met, told }: Finding & { readonly told: string }): string {
  return `  ${met ? 'met   ' : 'missed'}  ${goal}, ${told}: ${found}`;
}

type Goal = (rows: readonly SkillRow[]) => readonly Finding[];

const GOALS: readonly Goal[] = [
  (rows) =>
    leadsOf(rows).flatMap((lead) =>
      beats(rows.filter(at(lead)), 'nse', ['ridge'], spokenDuration(lead)),
    ),
  (rows) => leadsOf(rows).flatMap((lead) => skilled(rows, lead)),
  (rows) => covered(rows),
  (rows) =>
    beats(rows.filter(at(DAY_MS)), 'csi', ['persistence', 'ridge'], '1 d, of the 95th percentile'),
];

/** The stack's median of a score against those of others. */
function beats(rows: readonly SkillRow[], score: string, others: readonly string[], where: string) {
  const own = medianOf(rows, 'stack', score);
  return others.flatMap((other): Finding[] => {
    const theirs = medianOf(rows, other, score);
    if (Number.isNaN(own + theirs)) return [];
    const goal = `${score.toUpperCase()} above that of ${other} at ${where}`;
    return [{ goal, found: `${three(own)} against ${three(theirs)}`, met: own > theirs }];
  });
}

/** CRPSS against bare persistence that is wanted where the rain of the lead is known. */
const WANTED = new Map([
  [DAY_MS, 0.3],
  [3 * DAY_MS, 0.5],
]);

function skilled(rows: readonly SkillRow[], lead: number): readonly Finding[] {
  const least = WANTED.get(lead);
  const found = medianOf(rows.filter(at(lead)), 'stack', 'crpssPersistence');
  if (least === undefined || Number.isNaN(found) || !rows.every(({ knownRain }) => knownRain))
    return [];
  const goal = `CRPSS against persistence above ${least} at ${spokenDuration(lead)}`;
  return [{ goal, found: three(found), met: found > least }];
}

/** On every series and lead, not in the median. */
function covered(rows: readonly SkillRow[]): readonly Finding[] {
  const shares = rows.filter(of('stack')).map(({ metrics }) => metrics['coverage90'] ?? Number.NaN);
  if (shares.length === 0) return [];
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const goal = 'The 90 % band holds 85 to 93 % on every series and lead';
  return [
    { goal, found: `${percent(least)} to ${percent(most)}`, met: least >= 0.85 && most <= 0.93 },
  ];
}

function leadsOf(rows: readonly SkillRow[]): readonly number[] {
  return [...new Set(rows.map(({ lead }) => lead))].toSorted((a, b) => a - b);
}

function medianOf(rows: readonly SkillRow[], model: string, score: string): number {
  const values = rows.filter(of(model)).map(({ metrics }) => metrics[score] ?? Number.NaN);
  return median(values.filter((value) => !Number.isNaN(value)));
}

function at(lead: number) {
  return (row: SkillRow) => row.lead === lead;
}

function of(model: string) {
  return (row: SkillRow) => row.model === model;
}

function three(value: number): string {
  return value.toFixed(3);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
