import { line } from 'd3-shape';
import { type SvgNode, svg } from '../svg/svg-node.ts';
import type { Frame } from './frame.ts';
import type { HydrographInput, Supposed } from './input.ts';
import { type Columns, withPoints } from './points.ts';

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
  const told = supposed.flatMap(({ start, step, values }) =>
    values.map((value, i) => ({ time: start + i * step, value })),
  );
  return withPoints(columns, told);
}

/** The points of a what-if that lie in the picture, in px. */
function placed(frame: Frame, { start, step, values }: Supposed): { x: number; y: number }[] {
  return values
    .map((value, k) => ({ x: frame.x(start + k * step), y: frame.y(value) }))
    .filter(({ x }) => x >= frame.left && x <= frame.right);
}

function course(frame: Frame, one: Supposed, i: number): SvgNode {
  const path = line<{ x: number; y: number }>()
    .x(({ x }) => x)
    .y(({ y }) => y)
    .digits(1);
  return svg('path', {
    d: path(placed(frame, one)) ?? '',
    fill: 'none',
    stroke: 'var(--scenario)',
    'stroke-width': 1.8,
    'stroke-dasharray': DASHES[i % DASHES.length],
    'stroke-linejoin': 'round',
  });
}

/** Over the crest of what is seen of the line, one above the other. */
function label(frame: Frame, one: Supposed, i: number): SvgNode {
  const seen = placed(frame, one);
  if (seen.length === 0) return svg('g', {});
  const crest = seen.reduce((best, other) => (other.y < best.y ? other : best));
  const { name } = one;
  const half = widthOf(name) / 2;
  const least = Math.min(frame.left + half, frame.right - half);
  const y = Math.max(crest.y - 8 - 13 * i, frame.top + 10);
  return svg(
    'text',
    {
      x: Math.min(Math.max(crest.x, least), frame.right - half).toFixed(1),
      y: y.toFixed(1),
      'text-anchor': 'middle',
      'font-size': SIZE,
      fill: 'var(--scenario)',
      stroke: 'var(--panel)',
      'stroke-width': 3,
      'paint-order': 'stroke',
    },
    [name],
  );
}

const SIZE = 11;

/** About so many px: Chinese characters are square, letters half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '⺀' ? SIZE : SIZE * 0.55), 0);
}
