import { line } from 'd3-shape';
import { type SvgNode, svg } from '../svg/svg-node.ts';
import type { Frame } from './frame.ts';
import type { HydrographInput, Supposed } from './input.ts';
import type { Columns } from './points.ts';

/** One after the other, so that two what-ifs are told apart without colour. */
export const DASHES = ['6 3', '2 3', '10 3 2 3', '14 4'] as const;

/** What-ifs as dashed lines, each with its name along its highest part. */
export function drawSupposed(frame: Frame, { supposed = [] }: HydrographInput): SvgNode {
  return svg('g', { class: 'supposed-lines' }, [
    ...supposed.map((one, i) => course(frame, one, i)),
    ...supposed.map((one, i) => label(frame, one, i)),
  ]);
}

/** Observed and supposed points together: both shall be seen. */
export function withSupposed({ columns, supposed = [] }: HydrographInput): Columns {
  if (supposed.length === 0) return columns;
  const { times, values, flags } = columns;
  const seen = times.map((time, i) => ({ time, value: values[i] ?? null, flag: flags[i] ?? 9 }));
  const told = supposed.flatMap(({ start, step, values: all }) =>
    all.map((value, i) => ({ time: start + i * step, value, flag: 2 })),
  );
  const both = [...seen, ...told].sort((a, b) => a.time - b.time);
  return {
    times: both.map(({ time }) => time),
    values: both.map(({ value }) => value),
    flags: both.map(({ flag }) => flag),
  };
}

function course(frame: Frame, { start, step, values }: Supposed, i: number): SvgNode {
  const path = line<number>()
    .x((_, k) => frame.x(start + k * step))
    .y((value) => frame.y(value))
    .digits(1);
  return svg('path', {
    d: path([...values]) ?? '',
    fill: 'none',
    stroke: 'var(--scenario)',
    'stroke-width': 1.8,
    'stroke-dasharray': DASHES[i % DASHES.length],
    'stroke-linejoin': 'round',
  });
}

/** Over the right end of the line, or under it where there is no room; one below the other where they would meet. */
function label(frame: Frame, { name, start, step, values }: Supposed, i: number): SvgNode {
  const times = values.map((_, k) => start + k * step);
  const last = times.findLastIndex((time) => frame.x(time) <= frame.right);
  const value = values[last];
  if (value === undefined || frame.x(start) > frame.right) return svg('g', {});
  const wanted = frame.y(value) - 6 - 14 * i;
  const y = Math.min(Math.max(wanted, frame.top + 12 + 14 * i), frame.bottom - 6 - 14 * i);
  return svg(
    'text',
    {
      x: Math.min(frame.x(times[last] ?? start), frame.right) - 4,
      y: y.toFixed(1),
      'text-anchor': 'end',
      'font-size': 11,
      fill: 'var(--scenario)',
      stroke: 'var(--panel)',
      'stroke-width': 3,
      'paint-order': 'stroke',
    },
    [name],
  );
}
