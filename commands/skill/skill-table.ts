import type { SkillRow } from '../../forecasting/evaluate.ts';
import { median } from '../../forecasting/metrics/mean.ts';
import { spokenDuration } from '../../forecasting/series/duration.ts';

/** A table for people: a line a model, lead and known-rain setting of one series; ± is the spread over seeds. */
export function skillTable(rows: readonly SkillRow[]): string {
  const lines = rows
    .toSorted((a, b) => Number(a.knownRain) - Number(b.knownRain) || a.lead - b.lead)
    .map((row) => [
      row.model,
      spokenDuration(row.lead),
      rainWord(row),
      ...SHOWN.map(({ show }) => show(row)),
    ]);
  return inColumns([['model', 'lead', 'rain', ...SHOWN.map(({ name }) => name)], ...lines]);
}

/** The median over series of each score, by rank of the lead (first, second …), for leads differ. */
export function medianTable(rows: readonly SkillRow[]): string {
  const groups = Map.groupBy(rows, (row) => `${row.model}/${rainWord(row)}/${leadRank(row, rows)}`);
  const lines = [...groups].map(([key, group]) => {
    const [model = '', rain = '', rank = ''] = key.split('/');
    const middle = ['nse', 'crpssPersistence', 'coverage90', 'csi'].map((name) => {
      return two(median(group.map(({ metrics }) => metrics[name] ?? Number.NaN)));
    });
    return [model, `lead ${rank}`, rain, String(group.length), ...middle];
  });
  const head = ['median over series', 'lead', 'rain', 'series', 'NSE', 'CRPSS', 'in 90 %', 'CSI'];
  return inColumns([head, ...lines]);
}

type Show = (row: SkillRow) => string;

/** Columns, in the order in which they are read. */
const SHOWN: readonly { readonly name: string; readonly show: Show }[] = [
  { name: 'NSE', show: withSpread('nse') },
  { name: 'KGE', show: score('kge') },
  { name: 'CRPSS', show: withSpread('crpssPersistence') },
  { name: 'in 90 %', show: score('coverage90') },
  { name: 'POD', show: score('pod') },
  { name: 'FAR', show: score('far') },
  { name: 'CSI', show: score('csi') },
  { name: 'gained h', show: score('leadTimeGained') },
  { name: 'peak', show: score('peakError') },
  { name: 'QR %', show: ({ metrics }) => (metrics['qualifiedRate'] ?? Number.NaN).toFixed(0) },
  { name: 'grade', show: (row) => row.grade },
];

function score(name: string): Show {
  return ({ metrics }) => two(metrics[name] ?? Number.NaN);
}

function withSpread(name: string): Show {
  return ({ metrics, spread, seeds }) => {
    const value = two(metrics[name] ?? Number.NaN);
    return seeds > 1 ? `${value} ± ${two(spread[name] ?? Number.NaN)}` : value;
  };
}

function two(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}

function rainWord({ knownRain }: SkillRow): string {
  return knownRain ? 'known' : 'unknown';
}

function leadRank(row: SkillRow, rows: readonly SkillRow[]): number {
  const leads = new Set(rows.filter(({ series }) => series === row.series).map(({ lead }) => lead));
  return [...leads].toSorted((a, b) => a - b).indexOf(row.lead) + 1;
}

/** Words to the left, as wide as the widest of their column. */
function inColumns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, at) =>
    Math.max(...lines.map((line) => line[at]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
