import { formatNumber } from '../format/number.ts';
import { markNode } from '../marks/mark.ts';
import { gutterLine } from '../registry/line-words.ts';
import type { Line } from '../registry/lines.ts';
import { type SvgNode, svg } from '../svg/svg-node.ts';
import type { Frame } from './frame.ts';
import type { HydrographInput } from './input.ts';
import { placeLabels, type Wanted } from './place-labels.ts';
import { isOnLine } from './points.ts';

const LABEL_HEIGHT = 29;

/** Levels and records as lines, labelled in the gutter where there is room; the nearest beyond the edge is pointed at. */
export function drawLevels(frame: Frame, input: HydrographInput): SvgNode {
  const last = lastValue(input);
  const lines = input.lines.map((line) => ({ line, y: frame.y(line.value) }));
  const within = lines.filter(({ y }) => y >= frame.top && y <= frame.bottom);
  const own = lines.filter(({ line }) => line.hazard === input.hazard);
  const beyond = [
    own.filter(({ y }) => y < frame.top).at(-1),
    own.find(({ y }) => y > frame.bottom),
  ].filter((found) => found !== undefined);

  const wanted = [...within, ...beyond].map(
    ({ line, y }): Wanted<Line> => ({ item: line, y, rank: Math.abs(line.value - last) }),
  );
  const labels = placeLabels(wanted, {
    top: frame.top,
    bottom: frame.bottom + 6,
    height: LABEL_HEIGHT,
  });
  return svg('g', { class: 'levels' }, [
    ...within.map(({ line, y }) => levelLine(frame, line, y)),
    ...labels.map(({ item, y }) => label(frame, item, { y, input })),
  ]);
}

function levelLine(frame: Frame, line: Line, y: number): SvgNode {
  return svg('path', {
    d: `M${frame.left} ${y.toFixed(1)}H${frame.right}`,
    stroke: `var(--${line.severity ?? 'ink3'})`,
    'stroke-width': 1.4,
    'stroke-dasharray': line.record ? undefined : '5 2.5',
  });
}

function label(
  frame: Frame,
  line: Line,
  { y, input }: { y: number; input: HydrographInput },
): SvgNode {
  const at = frame.y(line.value);
  const arrow = at < frame.top ? '↑ ' : at > frame.bottom ? '↓ ' : '';
  const x = frame.right + 24;
  const mark = line.severity && {
    severity: line.severity,
    hazard: line.hazard,
    condition: 'good' as const,
  };
  return svg('g', {}, [
    ...(mark ? [markNode(mark, `translate(${frame.right + 12} ${y.toFixed(1)}) scale(.5)`)] : []),
    svg('text', { x, y: (y - 1).toFixed(1), 'font-size': 12, fill: 'var(--ink)' }, [
      arrow + formatNumber(line.value, input.decimals) + (line.verified ? '' : '*'),
    ]),
    svg('text', { x, y: (y + 12).toFixed(1), 'font-size': 11, fill: 'var(--ink3)' }, [
      gutterLine(line, input.speech.language),
    ]),
  ]);
}

/** The newest value on the line, around which labels matter most. */
function lastValue({ columns }: HydrographInput): number {
  for (let i = columns.times.length - 1; i >= 0; i--) {
    if (isOnLine(columns, i)) return columns.values[i] as number;
  }
  return 0;
}
