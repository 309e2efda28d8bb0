import { type CrossingGroup, differenceOf } from './crossing-rows.ts';

/** The lake, its outlet and the seven control stations: always worth a look. */
const CHIEF = [
  '62601200',
  'hukou',
  '62302250',
  '62402400',
  'meigang',
  'hushan',
  'dufengkeng',
  'yongxiu',
  '62517400',
];

/** Which gauges to draw: first those whose levels the run passes otherwise than the base, then the chief ones. */
export function gaugesToDraw(
  groups: readonly CrossingGroup[],
  known: readonly string[],
  count: number,
): string[] {
  const changed = groups
    .filter(({ rows }) => rows.some((row) => differenceOf(row) !== 0))
    .map(({ station }) => station.id);
  const wanted = [...CHIEF.slice(0, 2), ...changed, ...CHIEF];
  return [...new Set(wanted)].filter((id) => known.includes(id)).slice(0, count);
}
