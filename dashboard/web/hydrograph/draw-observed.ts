import { line } from 'd3-shape';
import { FAIL } from '../../../domain/quality.ts';
import { formatNumber } from '../format/number.ts';
import { type SvgNode, svg } from '../svg/svg-node.ts';
import type { Frame } from './frame.ts';
import type { HydrographInput } from './input.ts';
import { outline } from './outline.ts';
import { doubtful, isOnLine, nearest } from './points.ts';

/** So many doubtful points are drawn at most; a series with more is doubtful as a whole. */
const MOST_DOUBTFUL = 400;

/** What was observed, as a line that breaks where readings are missing. */
export function drawObserved(frame: Frame, input: HydrographInput): SvgNode {
  const { times, values } = input.columns;
  const path = line<number>()
    .x((i) => frame.x(times[i] as number))
    .y((i) => frame.y(values[i] as number))
    .digits(1);
  const columns = Math.max(1, Math.round(frame.right - frame.left));
  const pieces = outline(input.columns, {
    from: input.from,
    to: input.to,
    columns,
    gap: input.gap,
  });
  return svg('path', {
    class: 'observed',
    // A reading with no neighbour would be a line of no length: the round cap makes it a dot.
    d: pieces.map((piece) => path(piece.length === 1 ? [...piece, ...piece] : piece)).join(''),
    fill: 'none',
    stroke: 'var(--ink)',
    'stroke-width': 1.8,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  });
}

/** Suspect readings as hollow rings, failed ones as crosses; those beyond the scale as triangles that point to them. */
export function drawDoubtful(frame: Frame, { columns, from, to }: HydrographInput): SvgNode {
  const marks = doubtful(columns, from, to)
    .slice(-MOST_DOUBTFUL)
    .map((i) => {
      const at = {
        x: frame.x(columns.times[i] as number),
        y: frame.y(columns.values[i] as number),
      };
      if (at.y < frame.top) return pointer(at.x, frame.top + 1, 1);
      if (at.y > frame.bottom) return pointer(at.x, frame.bottom - 1, -1);
      return columns.flags[i] === FAIL ? cross(at) : ring(at);
    });
  return svg('g', { class: 'doubtful' }, marks);
}

function ring({ x, y }: { x: number; y: number }): SvgNode {
  return svg('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: 3, ...HOLLOW });
}

function cross({ x, y }: { x: number; y: number }): SvgNode {
  return svg('path', {
    d: `M${x.toFixed(1)} ${y.toFixed(1)}m-3-3 6 6m0-6-6 6`,
    stroke: 'var(--ink3)',
    'stroke-width': 1.2,
  });
}

/** With its tip at the edge; `down` is 1 where it points up, from below. */
function pointer(x: number, y: number, down: 1 | -1): SvgNode {
  return svg('path', {
    d: `M${x.toFixed(1)} ${y.toFixed(1)}l4 ${6 * down}h-8z`,
    'stroke-linejoin': 'round',
    ...HOLLOW,
  });
}

const HOLLOW = { fill: 'var(--panel)', stroke: 'var(--ink2)', 'stroke-width': 1.3 };

/** The newest value on the line, written beside its end. */
export function drawLast(frame: Frame, { columns, from, to, decimals }: HydrographInput): SvgNode {
  let last = columns.times.length - 1;
  while (last >= 0 && !isOnLine(columns, last)) last--;
  const time = columns.times[last];
  if (time === undefined || time < from || time > to) return svg('g', {});
  const value = columns.values[last] as number;
  const [x, y] = [frame.x(time), frame.y(value)];
  // Beside the line, not upon it: under its end when it came down, over it when it rose.
  const before = columns.values[nearest(columns, time - (to - from) / 12) ?? last] ?? value;
  const isBelow = y - frame.top < 24 || (before > value && frame.bottom - y > 24);
  return svg('g', { class: 'last' }, [
    svg('circle', {
      cx: x.toFixed(1),
      cy: y.toFixed(1),
      r: 3,
      fill: 'var(--ink)',
      stroke: 'var(--panel)',
      'stroke-width': 1,
    }),
    svg(
      'text',
      {
        x: (x - 7).toFixed(1),
        y: (isBelow ? y + 18 : y - 8).toFixed(1),
        'text-anchor': 'end',
        'font-size': 12,
        'font-weight': 700,
        fill: 'var(--ink)',
        stroke: 'var(--panel)',
        'stroke-width': 3,
        'paint-order': 'stroke',
      },
      [formatNumber(value, decimals)],
    ),
  ]);
}
