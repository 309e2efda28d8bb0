import { type SvgNode, svg } from '../svg/svg-node.ts';
import { drawAxes, drawNow } from './draw-axes.ts';
import { drawBars, drawRain } from './draw-bars.ts';
import { drawCrest, drawForecast, withForecast } from './draw-forecast.ts';
import { drawLevels } from './draw-levels.ts';
import { drawDoubtful, drawLast, drawObserved } from './draw-observed.ts';
import { drawSupposed, withSupposed } from './draw-supposed.ts';
import { extentOf, type Frame, frameOf } from './frame.ts';
import type { Bars, HydrographInput } from './input.ts';

export interface Hydrograph {
  readonly frame: Frame;
  /** A group, to be put into an <svg> of the input's size. */
  readonly node: SvgNode;
}

/** Draws a hydrograph as plain nodes, without a DOM: for the page, for print, and for a bulletin made on a server. */
export function drawHydrograph(input: HydrographInput): Hydrograph {
  const extent = input.bars === undefined ? lineExtent(input) : barsExtent(input.bars);
  const frame = frameOf({ ...input, extent, hasRain: input.rain !== undefined });
  const inside = svg(
    'svg',
    {
      x: frame.left,
      y: frame.top,
      width: frame.right - frame.left,
      height: frame.bottom - frame.top,
      viewBox: `${frame.left} ${frame.top} ${frame.right - frame.left} ${frame.bottom - frame.top}`,
      overflow: 'hidden',
    },
    input.bars === undefined
      ? [drawForecast(frame, input), drawObserved(frame, input)]
      : [drawBars(frame, input.bars)],
  );
  const node = svg('g', {}, [
    drawAxes(frame, input),
    ...(input.rain === undefined ? [] : [drawRain(frame, input.rain, input.speech.words)]),
    drawLevels(frame, input),
    inside,
    drawNow(frame, input),
    ...(input.bars === undefined ? [drawSupposed(frame, input)] : []),
    // Not within: a mark at an edge is whole.
    ...(input.bars === undefined
      ? [drawDoubtful(frame, input), drawCrest(frame, input), drawLast(frame, input)]
      : []),
  ]);
  return { frame, node };
}

function lineExtent(input: HydrographInput): [number, number] {
  const { from, to, lines, decimals } = input;
  return extentOf(withForecast(withSupposed(input), input), { from, to }, lines, decimals);
}

function barsExtent({ amounts }: Bars): [number, number] {
  return [0, Math.max(1, ...amounts) * 1.1];
}
