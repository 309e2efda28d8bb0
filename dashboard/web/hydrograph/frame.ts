import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { Line } from '../registry/lines.ts';
import { type Columns, isOnLine, lowerBound } from './points.ts';

/** The drawing's plane: where the axes stand, and how times and values fall upon them. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

export const GUTTER = 84;
const AXIS_LEFT = 38;
const AXIS_BOTTOM = 22;
const RAIN_HEIGHT = 44;

/** Room for the axes left and below, for the levels' labels right, and for rain on top when there is any. */
export function frameOf(input: {
  width: number;
  height: number;
  from: number;
  to: number;
  extent: readonly [number, number];
  hasRain: boolean;
}): Frame {
  const { width, height } = input;
  const left = AXIS_LEFT;
  const right = width - GUTTER;
  const top = input.hasRain ? RAIN_HEIGHT : 10;
  const bottom = height - AXIS_BOTTOM;
  const x = scaleLinear([input.from, input.to], [left, right]);
  const y = scaleLinear(input.extent, [bottom, top]);
  return { width, height, left, right, top, bottom, x, y };
}

/**
 * The span of values to show: what the line reaches, with those levels that lie about as near as the line is high.
 * Levels further off do not press the line flat; the gutter points to them instead. Suspect points do not count.
 */
export function extentOf(
  columns: Columns,
  span: { from: number; to: number },
  lines: readonly Line[],
  decimals: number,
): [number, number] {
  const [low, high] = reach(columns, span);
  if (low > high) return lines.length > 0 ? padded(around(lines)) : [0, 1];
  const least = decimals >= 2 ? 0.5 : 10 ** -decimals * 5;
  const room = Math.max(1.5 * (high - low), least);
  const near = lines
    .map((line) => line.value)
    .filter((value) => value > low - room && value < high + room);
  const rest = Math.max(0, least - (high - low)) / 2;
  return padded([Math.min(low - rest, ...near), Math.max(high + rest, ...near)]);
}

function reach(
  { times, values, flags }: Columns,
  span: { from: number; to: number },
): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = lowerBound(times, span.from); i < times.length && (times[i] ?? 0) <= span.to; i++) {
    if (!isOnLine({ times, values, flags }, i)) continue;
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function around(lines: readonly Line[]): [number, number] {
  const values = lines.map((line) => line.value);
  return [Math.min(...values), Math.max(...values)];
}

function padded([low, high]: readonly [number, number]): [number, number] {
  const pad = Math.max((high - low) * 0.08, 1e-6);
  return [low - pad, high + pad];
}
