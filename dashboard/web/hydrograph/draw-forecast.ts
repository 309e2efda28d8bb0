import { area, line } from 'd3-shape';
import { FORECAST_LEVELS, MEDIAN } from '../../../domain/forecast.ts';
import { formatNumber } from '../format/number.ts';
import { type SvgNode, svg } from '../svg/svg-node.ts';
import type { ForecastCourse } from './forecast-course.ts';
import type { Frame } from './frame.ts';
import type { HydrographInput } from './input.ts';
import { type Columns, withPoints } from './points.ts';

/** Of the outer band the inner one, the darker for lying upon it: percent, and how dense it is at the issue. */
const BANDS = [
  { from: 5, to: 95, opacity: 0.2 },
  { from: 25, to: 75, opacity: 0.26 },
] as const;

/** So much of a band's density is left at the last lead: what is far is less sure. */
const LEFT = 0.4;

/** Earlier medians as thin lines, the bands of 90 % and 50 % growing lighter to the far end, and the median as a broken line. */
export function drawForecast(frame: Frame, { forecast, earlier = [] }: HydrographInput): SvgNode {
  return svg('g', { class: 'forecast' }, [
    ...earlier.map((course) => median(frame, course, THIN)),
    ...(forecast === undefined
      ? []
      : [...BANDS.map((band) => bandNode(frame, forecast, band)), median(frame, forecast, THICK)]),
  ]);
}

/** The crest with its value, where one is to be told. */
export function drawCrest(frame: Frame, { crest, decimals, speech }: HydrographInput): SvgNode {
  if (crest === undefined) return svg('g', {});
  const [x, y] = [frame.x(crest.time), frame.y(crest.value)];
  if (x < frame.left || x > frame.right) return svg('g', {});
  const isNearEnd = x > frame.right - 60;
  return svg('g', { class: 'crest' }, [
    svg('circle', {
      cx: x.toFixed(1),
      cy: y.toFixed(1),
      r: 3,
      fill: 'var(--panel)',
      stroke: 'var(--accent)',
      'stroke-width': 1.8,
    }),
    svg(
      'text',
      {
        x: x.toFixed(1),
        y: Math.max(y - 9, frame.top + 10).toFixed(1),
        'text-anchor': isNearEnd ? 'end' : 'start',
        'font-size': 12,
        fill: 'var(--accent)',
        stroke: 'var(--panel)',
        'stroke-width': 3,
        'paint-order': 'stroke',
      },
      [speech.words.crestAt(formatNumber(crest.value, decimals))],
    ),
  ]);
}

/** Points and the outer band together: the scale shall take in both. */
export function withForecast(columns: Columns, { forecast }: HydrographInput): Columns {
  if (forecast === undefined) return columns;
  const { times, quantiles } = forecast;
  const ends = times.flatMap((time, i) =>
    [quantiles[i]?.[0], quantiles[i]?.at(-1)].flatMap((value) =>
      value === undefined ? [] : { time, value },
    ),
  );
  return withPoints(columns, ends);
}

const THIN = {
  class: 'earlier',
  stroke: 'var(--ink3)',
  'stroke-width': 0.8,
  'stroke-opacity': 0.7,
};
const THICK = {
  class: 'median',
  stroke: 'var(--accent)',
  'stroke-width': 1.8,
  'stroke-dasharray': '5 2.5',
};

function median(
  frame: Frame,
  { times, quantiles }: ForecastCourse,
  look: Record<string, string | number>,
): SvgNode {
  const path = line<number>()
    .x((i) => frame.x(times[i] as number))
    .y((i) => frame.y(quantiles[i]?.[MEDIAN] as number))
    .digits(1);
  const d = path([...times.keys()]) ?? '';
  return svg('path', { d, fill: 'none', 'stroke-linejoin': 'round', ...look });
}

function bandNode(
  frame: Frame,
  { times, quantiles }: ForecastCourse,
  { from, to, opacity }: (typeof BANDS)[number],
): SvgNode {
  const [low, high] = [FORECAST_LEVELS.indexOf(from), FORECAST_LEVELS.indexOf(to)];
  const shape = area<number>()
    .x((i) => frame.x(times[i] as number))
    .y0((i) => frame.y(quantiles[i]?.[low] as number))
    .y1((i) => frame.y(quantiles[i]?.[high] as number))
    .digits(1);
  const [x1, x2] = [frame.x(times[0] as number), frame.x(times.at(-1) as number)];
  // Two hydrographs in one document must not share it, unless they stand at the same places.
  const id = `band-${from}-${Math.round(x1)}-${Math.round(x2)}`;
  const stop = (offset: number, share: number) =>
    svg('stop', { offset, 'stop-color': 'var(--accent)', 'stop-opacity': opacity * share });
  return svg('g', { class: 'band' }, [
    svg('linearGradient', { id, gradientUnits: 'userSpaceOnUse', x1, x2, y1: 0, y2: 0 }, [
      stop(0, 1),
      stop(1, LEFT),
    ]),
    svg('path', { d: shape([...times.keys()]) ?? '', fill: `url(#${id})` }),
  ]);
}
