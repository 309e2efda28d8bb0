import { DAY_MS } from '../domain/time.ts';
import { element, line, type Point, polyline, type Svg, words } from './svg.ts';

/** A rectangle of paper, px, with time from left to right and a value upward. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Epoch ms at the left and the right edge. */
  readonly time: readonly [number, number];
  /** At the bottom and the top edge. */
  readonly value: readonly [number, number];
}

export interface Sample {
  readonly time: number;
  readonly value: number;
}

export function xAt({ left, width, time: [from, to] }: Frame, time: number): number {
  return left + (width * (time - from)) / (to - from);
}

export function yAt({ top, height, value: [low, high] }: Frame, value: number): number {
  return top + (height * (high - value)) / (high - low);
}

/** The edges, a grid line and a number for each of `values`, and a line and a word for each of `times`. */
export function axes(frame: Frame, values: readonly number[], times: readonly Tick[]): Svg {
  const { left, top, width, height } = frame;
  const edge = { x: left, y: top, width, height, fill: 'none', stroke: '#9aa7b2' };
  return [
    element('rect', edge),
    ...values.flatMap((value) => {
      const y = yAt(frame, value);
      return [
        line([left, y], [left + width, y], GRID),
        words(left - 6, y + 4, value.toLocaleString('en'), {
          'text-anchor': 'end',
          fill: '#4a5966',
        }),
      ];
    }),
    ...times.flatMap(({ time, text, middle = time }) => [
      line([xAt(frame, time), top], [xAt(frame, time), top + height], GRID),
      words(xAt(frame, middle), top + height + 17, text, {
        'text-anchor': 'middle',
        fill: '#4a5966',
      }),
    ]),
  ].join('');
}

/** A grid line at a time, and its word there or at the middle of what begins there. */
export interface Tick {
  readonly time: number;
  readonly text: string;
  readonly middle?: number;
}

const GRID = { stroke: '#e3e8ec' };

/** The samples joined by a line. */
export function curve(
  frame: Frame,
  samples: readonly Sample[],
  style: Record<string, string | number>,
): Svg {
  const points = samples.map(({ time, value }): Point => [xAt(frame, time), yAt(frame, value)]);
  return polyline(points, { 'stroke-linejoin': 'round', ...style });
}

/** A line across at a value, with its name at the right. */
export function level(frame: Frame, value: number, name: string, colour: string): Svg {
  const [y, right] = [yAt(frame, value), frame.left + frame.width];
  const dashes = { stroke: colour, 'stroke-dasharray': '5 4' };
  return (
    line([frame.left, y], [right, y], dashes) + words(right + 6, y + 4, name, { fill: colour })
  );
}

/** A dot with words beside it: to the right of it, or elsewhere by `move`, px. */
export function mark(frame: Frame, at: Sample, text: string, move: Point = [9, 4]): Svg {
  const [x, y] = [xAt(frame, at.time), yAt(frame, at.value)];
  const dot = element('circle', {
    cx: x,
    cy: y,
    r: 4.5,
    fill: '#fff',
    stroke: MARK,
    'stroke-width': 2,
  });
  const anchor = move[0] < 0 ? 'end' : 'start';
  return (
    dot +
    words(x + move[0], y + move[1], text, { fill: MARK, 'text-anchor': anchor, 'font-size': 12 })
  );
}

/** The colour of what is published. */
export const MARK = '#b3261e';

/** A bar upward from zero for each sample, `wide` ms. */
export function bars(frame: Frame, samples: readonly Sample[], wide: number, fill: string): Svg {
  return samples
    .filter(({ value }) => value !== 0)
    .map(({ time, value }) => {
      const [x, zero, end] = [xAt(frame, time), yAt(frame, 0), yAt(frame, value)];
      const width = xAt(frame, time + wide) - x - 0.6;
      return element('rect', {
        x,
        y: Math.min(zero, end),
        width,
        height: Math.abs(end - zero),
        fill,
      });
    })
    .join('');
}

/** The first days of the months between two times. */
export function months(from: number, to: number): Tick[] {
  const first = new Date(from);
  const begin = (month: number) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month);
  return Array.from({ length: 240 }, (_, month) => begin(month))
    .filter((time) => time >= from && time < to)
    .map((time) => ({
      time,
      middle: time + 15 * DAY_MS,
      text: `${new Date(time).getUTCMonth() + 1} 月 ${NAMES[new Date(time).getUTCMonth()]}`,
    }));
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
