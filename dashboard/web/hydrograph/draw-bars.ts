import { scaleLinear } from 'd3-scale';
import { type SvgNode, svg } from '../svg/svg-node.ts';
import type { Dictionary } from '../words/zh.ts';
import { type Frame, GUTTER } from './frame.ts';
import type { Bars } from './input.ts';

/** Rain hanging from the top edge, on the same time axis, with its scale named in the gutter. */
export function drawRain(frame: Frame, rain: Bars, words: Dictionary): SvgNode {
  const depth = frame.top - 8;
  const most = Math.max(5, ...rain.amounts);
  const scale = scaleLinear([0, most], [0, depth]).nice(2);
  const text = (y: number, content: string) =>
    svg('text', { x: frame.width - GUTTER + 8, y, 'font-size': 11, fill: 'var(--ink3)' }, [
      content,
    ]);
  return svg('g', { class: 'rain' }, [
    svg('path', { d: `M${frame.left} .5H${frame.right}`, stroke: 'var(--line2)' }),
    svg('path', {
      d: barsPath(frame, rain, (amount) => ({ y: 0, height: scale(amount) })),
      fill: 'var(--rain)',
    }),
    text(10, `${words.rain} ${words.rainUnit}`),
    text(24, `0–${scale.domain()[1]}`),
  ]);
}

/** Totals standing on the bottom edge. */
export function drawBars(frame: Frame, bars: Bars): SvgNode {
  const d = barsPath(frame, bars, (amount) => {
    const y = frame.y(amount);
    return { y, height: frame.bottom - y };
  });
  return svg('path', { class: 'bars', d, fill: 'var(--rain)' });
}

/** A bar a step, one path for all: the amount fell in [time, time + step). */
function barsPath(
  frame: Frame,
  bars: Bars,
  place: (amount: number) => { y: number; height: number },
): string {
  const full = frame.x(bars.step) - frame.x(0);
  const width = Math.max(1, full > 4 ? full - 1 : full);
  return bars.times
    .map((time, i) => {
      const amount = bars.amounts[i] ?? 0;
      const x = frame.x(time);
      if (amount <= 0 || x + width < frame.left || x > frame.right) return '';
      const left = Math.max(x, frame.left);
      const right = Math.min(x + width, frame.right);
      const { y, height } = place(amount);
      return `M${left.toFixed(1)} ${y.toFixed(1)}H${right.toFixed(1)}v${height.toFixed(1)}H${left.toFixed(1)}z`;
    })
    .join('');
}
