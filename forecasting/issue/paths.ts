import type { Exceedance, Forecast } from '../../domain/forecast.ts';
import { LEVELS, WIDTH } from '../quantiles.ts';

/**
 * A forecast as a sheaf of courses: each joins the value now with one quantile at every lead. As if who is high at first stayed high,
 * which errors of a flood mostly do.
 */
export interface Paths {
  readonly now: number;
  /** Hours, ascending. */
  readonly leads: readonly number[];
  /** For each lead the quantiles at LEVELS. */
  readonly rows: readonly Float64Array[];
}

/** Hours until the median course passes a level, upwards (1) or downwards (−1), and until the 90 % of the courses do. */
export function hoursTo(paths: Paths, level: number, way: 1 | -1): Exceedance['hours'] {
  const [first, last] = way === 1 ? [HIGHEST, LOWEST] : [LOWEST, HIGHEST];
  const passing = (at: number) => passage(courseOf(paths, at), paths.leads, { level, way });
  return { likely: passing(MIDDLE), earliest: passing(first), latest: passing(last) };
}

const LOWEST = 0;
const HIGHEST = WIDTH - 1;
const MIDDLE = (WIDTH - 1) / 2;

/**
 * The highest of the median course and when, where it rises and falls again within the leads. The range of the value is that of
 * the outermost courses; that of the time reaches to the leads beside the crests of the middle half.
 */
export function crestOf(paths: Paths, rounded: (value: number) => number): Forecast['crest'] {
  const median = courseOf(paths, MIDDLE);
  const top = highest(median);
  if (top === 0 || top === median.length - 1) return null;
  const hour = (at: number) => [0, ...paths.leads][at] ?? 0;
  const tops = HALF.map((at) => highest(courseOf(paths, at)));
  return {
    value: {
      likely: rounded(median[top] ?? Number.NaN),
      from: rounded(Math.max(...courseOf(paths, LOWEST))),
      to: rounded(Math.max(...courseOf(paths, HIGHEST))),
    },
    hours: {
      likely: hour(top),
      from: hour(Math.max(0, Math.min(...tops) - 1)),
      to: hour(Math.min(median.length - 1, Math.max(...tops) + 1)),
    },
  };
}

/** Those between the quarters. */
const HALF = LEVELS.flatMap((level, at) => (level >= 0.25 && level <= 0.75 ? [at] : []));

/** The value now, then that quantile at each lead. */
function courseOf({ now, rows }: Paths, at: number): readonly number[] {
  return [now, ...rows.map((row) => row[at] ?? Number.NaN)];
}

function highest(course: readonly number[]): number {
  return course.indexOf(Math.max(...course));
}

/** Hours, to a tenth, until a course stands at or beyond the level; straight between leads; null where it never does. */
function passage(
  course: readonly number[],
  leads: readonly number[],
  { level, way }: { readonly level: number; readonly way: 1 | -1 },
): number | null {
  const at = course.findIndex((value) => way * (value - level) >= 0);
  if (at <= 0) return at === 0 ? 0 : null;
  const hours = [0, ...leads];
  const [from = 0, to = from] = [hours[at - 1], hours[at]];
  const [before = 0, after = before] = [course[at - 1], course[at]];
  return Math.round(10 * (from + ((to - from) * (level - before)) / (after - before))) / 10;
}
