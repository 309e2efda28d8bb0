import type { Severity } from '../../../domain/severity.ts';
import type { Hazard } from '../../../domain/station.ts';
import { type SvgNode, svg } from '../svg/svg-node.ts';
import { SPANNER, SPANNER_PLATE } from './spanner.ts';

/** How far the data of a series can be trusted; of a sub-basin's risk, whether all or only a part of it is known. */
export type Condition = 'good' | 'partly' | 'suspect' | 'stale' | 'none';

/** What a mark has to say. */
export interface Mark {
  readonly severity?: Severity | undefined;
  readonly hazard: Hazard;
  readonly condition: Condition;
  /** The level is forecast, not observed. */
  readonly isForecast?: boolean;
  /** Something is wrong with the device; no matter of the water. */
  readonly isTroubled?: boolean;
}

/** One stroked or filled outline; colours are names of tokens. */
export interface Outline {
  readonly path: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly [number, number];
}

/**
 * A mark as outlines about the origin, within ±16: level by colour, shape and numeral; low water pulled to a point
 * below with a broken edge; stale hollow; forecast in broken lines; suspect with "?"; known in part half filled; no data a
 * cross; a device in trouble with a small grey spanner below. List, legend, chart and map all draw these.
 */
export function markOutlines(mark: Mark): Outline[] {
  const body = bodyOutlines(mark);
  return mark.isTroubled ? [...body, ...SPANNER_BADGE] : body;
}

function bodyOutlines(mark: Mark): Outline[] {
  if (mark.severity === undefined) return PLAIN[mark.condition];
  if (mark.isForecast) return forecastOutlines(mark.severity, mark.hazard);
  const hollow = mark.condition === 'stale' || mark.condition === 'none';
  const body = levelOutlines(mark.severity, mark.hazard, hollow);
  return mark.condition === 'suspect' ? [...body, ...badge()] : body;
}

/** The same as one SVG group. */
export function markNode(mark: Mark, transform?: string): SvgNode {
  const paths = markOutlines(mark).map((outline) =>
    svg('path', {
      d: outline.path,
      fill: colour(outline.fill),
      stroke: colour(outline.stroke),
      'stroke-width': outline.width,
      'stroke-dasharray': outline.dash?.join(' '),
    }),
  );
  return svg('g', { 'stroke-linejoin': 'round', 'stroke-linecap': 'round', transform }, paths);
}

function colour(token: string | undefined): string {
  return token === undefined ? 'none' : `var(--${token})`;
}

/** Worse is larger, and each level has a shape of its own: triangle, diamond, square, disc. */
const SHAPES: Record<Hazard, Record<Severity, string>> = {
  flood: {
    red: 'M0-12 12.6 10H-12.6Z',
    orange: 'M0-12 12 0 0 12-12 0Z',
    yellow: 'M-9-9H9V9H-9Z',
    blue: 'M-9 0A9 9 0 1 0 9 0 9 9 0 1 0-9 0Z',
  },
  low_water: {
    red: 'M-12.6-10H12.6L0 12Z',
    orange: 'M0-11 11-2.5 0 13.5-11-2.5Z',
    yellow: 'M-9-9.5H9V3.5L0 12.5-9 3.5Z',
    blue: 'M0 13 7.1 4A8.7 8.7 0 1 0-7.1 4Z',
  },
};

/** Drawn strokes, not glyphs: they look the same on every machine. y is shifted to each shape's middle. */
const NUMERALS: Record<Severity, (y: number) => string> = {
  red: (y) => `M0 ${y - 5}v6.6M0 ${y + 5}v.4`,
  orange: (y) => `M-2 ${y - 4}v8M2 ${y - 4}v8M-4 ${y - 4}h8M-4 ${y + 4}h8`,
  yellow: (y) => `M-3.4 ${y - 4}v8M0 ${y - 4}v8M3.4 ${y - 4}v8M-5 ${y - 4}H5M-5 ${y + 4}H5`,
  blue: (y) => `M-4 ${y - 3.8}v7.6M-1.2 ${y - 3.8}L1.7 ${y + 3.8}L4.6 ${y - 3.8}`,
};

const MIDDLE: Record<Hazard, Record<Severity, number>> = {
  flood: { red: 2.8, orange: 0, yellow: 0, blue: 0 },
  low_water: { red: -3.6, orange: -1, yellow: -2, blue: -2 },
};

function levelOutlines(severity: Severity, hazard: Hazard, hollow: boolean): Outline[] {
  const path = SHAPES[hazard][severity];
  const low = hazard === 'low_water';
  const ink = severity === 'red' || severity === 'blue' ? 'on-dark' : 'on-light';
  return [
    low
      ? { path, stroke: 'mark-outer', width: 7, dash: [0.1, 3.2] }
      : { path, stroke: 'mark-outer', width: 5.6 },
    { path, fill: hollow ? 'panel' : severity, stroke: 'mark-inner', width: 3.4 },
    hollow ? { path, fill: 'panel', stroke: severity, width: 2.2 } : { path, fill: severity },
    {
      path: NUMERALS[severity](MIDDLE[hazard][severity]),
      stroke: hollow ? 'ink' : ink,
      width: severity === 'red' ? 2.5 : 1.5,
    },
  ];
}

/** Told apart from a stale level, which is hollow too, by its broken line without a white edge. */
function forecastOutlines(severity: Severity, hazard: Hazard): Outline[] {
  const path = SHAPES[hazard][severity];
  return [
    { path, fill: 'panel', stroke: 'panel', width: 5 },
    { path, stroke: 'mark-outer', width: 4.4, dash: [3.2, 5.2] },
    { path, stroke: severity, width: 2.4, dash: [3.2, 5.2] },
    { path: NUMERALS[severity](MIDDLE[hazard][severity]), stroke: 'ink', width: 1.5 },
  ];
}

const PLAIN: Record<Condition, Outline[]> = {
  good: [{ path: disc(4), fill: 'calm', stroke: 'panel', width: 1.2 }],
  partly: [
    { path: disc(5), fill: 'panel', stroke: 'calm', width: 1.6 },
    { path: 'M0-5A5 5 0 0 0 0 5Z', fill: 'calm' },
  ],
  stale: [{ path: disc(4.4), fill: 'panel', stroke: 'calm', width: 1.8 }],
  suspect: [
    { path: disc(7), fill: 'panel', stroke: 'calm', width: 1.4 },
    { path: question(0, -0.9), stroke: 'ink', width: 1.5 },
  ],
  none: [{ path: 'M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5', stroke: 'calm', width: 2 }],
};

/** A small "?" in the upper right corner of a level's mark. */
function badge(): Outline[] {
  return [
    { path: disc(6.5, 8.5, -8.5), fill: 'panel', stroke: 'mark-outer', width: 1.2 },
    { path: question(8.5, -9.4), stroke: 'ink', width: 1.5 },
  ];
}

/** Grey, lower right, where no level has anything: it is of the gear. */
const SPANNER_BADGE: readonly Outline[] = [
  { path: SPANNER_PLATE, fill: 'panel', stroke: 'calm', width: 1 },
  { path: SPANNER, stroke: 'ink', width: 1.5 },
];

function disc(radius: number, x = 0, y = 0): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

function question(x: number, y: number): string {
  return `M${x - 2} ${y - 1.4}a2.1 2.1 0 1 1 2.9 1.6c-.7.4-.9.8-.9 1.5m0 2.3v.1`;
}
