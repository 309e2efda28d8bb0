import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Station } from '../../../domain/station.ts';
import { formatNumber } from '../format/number.ts';
import type { HydrographInput } from '../hydrograph/input.ts';
import { timeTicks } from '../hydrograph/time-ticks.ts';
import { type SvgNode, svg } from '../svg/svg-node.ts';

/** Two courses in equal steps from a time on, ms. */
export interface Courses {
  readonly start: number;
  readonly step: number;
  readonly run: readonly number[];
  readonly base: readonly number[];
  readonly levels: Station['levels'];
  readonly decimals: number;
}

/** The base as a thin line, the run over it, dashed as all that is supposed, and the levels that lie within. */
export function drawCourses(
  courses: Courses,
  { width, height }: { width: number; height: number },
  speech: HydrographInput['speech'],
): SvgNode {
  const { start, step, run, base } = courses;
  const [left, right, bottom] = [40, width - 4, height - 18];
  const end = start + (run.length - 1) * step;
  const x = scaleLinear([start, end], [left, right]);
  const y = scaleLinear(extent(courses), [bottom, 6]);
  const path = line<number>()
    .x((_, i) => x(start + i * step))
    .y((value) => y(value))
    .digits(1);
  return svg('g', {}, [
    ...y
      .ticks(3)
      .map((value) =>
        valueTick(y(value), { left, right }, formatNumber(value, places(y.ticks(3)))),
      ),
    ...timeTicks(start, end, 4, speech).map(({ time, label }) => timeTick(x(time), bottom, label)),
    ...levelsWithin(courses, y.domain()).map(({ value, severity }) =>
      svg('path', {
        d: `M${left} ${y(value).toFixed(1)}H${right}`,
        stroke: `var(--${severity})`,
        'stroke-width': 1.4,
        'stroke-dasharray': '5 2.5',
      }),
    ),
    course(path([...base]) ?? '', { stroke: 'var(--ink3)', 'stroke-width': 1.2 }),
    course(path([...run]) ?? '', {
      stroke: 'var(--scenario)',
      'stroke-width': 2,
      'stroke-dasharray': '6 3',
    }),
  ]);
}

function course(d: string, own: Record<string, string | number>): SvgNode {
  return svg('path', { d, fill: 'none', 'stroke-linejoin': 'round', ...own });
}

/** What both reach, with the levels that are about as near. */
function extent(courses: Courses): [number, number] {
  const values = [...courses.run, ...courses.base];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.6 * (high - low), courses.decimals >= 2 ? 0.3 : 10);
  const near = levelsWithin(courses, [low - room, high + room]).map(({ value }) => value);
  const [least, most] = [Math.min(low, ...near), Math.max(high, ...near)];
  const pad = Math.max((most - least) * 0.1, courses.decimals >= 2 ? 0.05 : 1);
  return [least - pad, most + pad];
}

/** Low-water lines only where they are passed: they lie close together, and far from a flood. */
function levelsWithin({ levels, run, base }: Courses, [low = 0, high = 0]: readonly number[]) {
  const least = Math.min(...run, ...base);
  return levels.filter(
    ({ value, hazard }) => value >= low && value <= high && (hazard === 'flood' || value >= least),
  );
}

function places(ticks: readonly number[]): number {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

function valueTick(y: number, { left, right }: { left: number; right: number }, label: string) {
  return svg('g', {}, [
    svg('path', { d: `M${left} ${y.toFixed(1)}H${right}`, stroke: 'var(--line)' }),
    svg(
      'text',
      {
        x: left - 6,
        y: (y + 4).toFixed(1),
        'text-anchor': 'end',
        'font-size': 11,
        fill: 'var(--ink3)',
      },
      [label],
    ),
  ]);
}

function timeTick(x: number, bottom: number, label: string): SvgNode {
  return svg(
    'text',
    {
      x: x.toFixed(1),
      y: bottom + 14,
      'text-anchor': 'middle',
      'font-size': 11,
      fill: 'var(--ink3)',
    },
    [label],
  );
}
