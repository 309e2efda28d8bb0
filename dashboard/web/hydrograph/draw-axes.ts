import { formatNumber } from '../format/number.ts';
import { clockTime } from '../format/time.ts';
import { type SvgNode, svg } from '../svg/svg-node.ts';
import type { Frame } from './frame.ts';
import type { HydrographInput } from './input.ts';
import { timeTicks } from './time-ticks.ts';

/** Hairlines at round values with their numbers at the left, and round times below. */
export function drawAxes(frame: Frame, input: HydrographInput): SvgNode {
  return svg('g', { class: 'axes' }, [...valueAxis(frame, input), ...timeAxis(frame, input)]);
}

/** The moment that the page calls now, as a line through the whole height. */
export function drawNow(frame: Frame, { now, from, to, speech }: HydrographInput): SvgNode {
  if (now < from || now > to) return svg('g', {});
  const x = round(frame.x(now));
  const before = x > frame.right - 70;
  const label = speech.words.nowLine(clockTime(now, speech.zone));
  return svg('g', { class: 'now' }, [
    svg('path', { d: `M${x} 0V${frame.bottom}`, stroke: 'var(--ink3)', 'stroke-width': 1 }),
    svg(
      'text',
      {
        x: before ? x - 4 : x + 4,
        y: frame.bottom - 5,
        'text-anchor': before ? 'end' : 'start',
        'font-size': 11,
        fill: 'var(--ink2)',
        stroke: 'var(--panel)',
        'stroke-width': 3,
        'paint-order': 'stroke',
      },
      [label],
    ),
  ]);
}

function valueAxis(frame: Frame, { decimals }: HydrographInput): SvgNode[] {
  const count = Math.max(2, Math.round((frame.bottom - frame.top) / 44));
  const ticks = frame.y.ticks(count);
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const places = Math.min(decimals, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return ticks.map((value) => {
    const y = round(frame.y(value));
    return svg('g', {}, [
      svg('path', { d: `M${frame.left} ${y}H${frame.right}`, stroke: 'var(--line)' }),
      svg(
        'text',
        { x: frame.left - 6, y: y + 4, 'text-anchor': 'end', 'font-size': 11, fill: 'var(--ink3)' },
        [formatNumber(value, places)],
      ),
    ]);
  });
}

function timeAxis(frame: Frame, { from, to, speech }: HydrographInput): SvgNode[] {
  const most = Math.floor((frame.right - frame.left) / 56);
  const ticks = timeTicks(from, to, most, speech).flatMap(({ time, label }) => {
    const x = round(frame.x(time));
    return [
      svg('path', { d: `M${x} ${frame.bottom}v4`, stroke: 'var(--line2)' }),
      svg(
        'text',
        { x, y: frame.bottom + 17, 'text-anchor': 'middle', 'font-size': 11, fill: 'var(--ink3)' },
        [label],
      ),
    ];
  });
  return [
    svg('path', { d: `M${frame.left} ${frame.bottom}H${frame.right}`, stroke: 'var(--line2)' }),
    ...ticks,
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
