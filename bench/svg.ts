/** A drawing as text: elements in elements. */
export type Svg = string;

type Attributes = Readonly<Record<string, string | number>>;

/** An element with its attributes and what is in it; text is to be made safe by `words`. */
export function element(name: string, attributes: Attributes, ...inside: readonly Svg[]): Svg {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${shown(value)}"`);
  return `<${name}${all.join('')}>${inside.join('')}</${name}>`;
}

/** A whole drawing on paper of that size, px. */
export function drawing(width: number, height: number, ...inside: readonly Svg[]): Svg {
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const font = { 'font-family': FONT, 'font-size': 13, fill: INK };
  const paper = element('rect', { width, height, fill: '#fff' });
  const root = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, ...font },
    paper,
    ...inside,
  );
  return `${root.replaceAll('><', '>\n<')}\n`;
}

/** A line of text that begins at a point, ends there or has its middle there. */
export function words(x: number, y: number, text: string, attributes: Attributes = {}): Svg {
  return element('text', { x, y, ...attributes }, safe(text));
}

export function line(from: Point, to: Point, attributes: Attributes = {}): Svg {
  const ends = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
  return element('line', { stroke: INK, ...ends, ...attributes });
}

/** A line through many points. */
export function polyline(points: readonly Point[], attributes: Attributes = {}): Svg {
  const through = points.map((point) => point.map(shown).join(',')).join(' ');
  return element('polyline', { points: through, fill: 'none', stroke: INK, ...attributes });
}

export type Point = readonly [x: number, y: number];

export const INK = '#1d2b36';
const FONT = "'Noto Sans', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

/** A tenth of a pixel is enough. */
function shown(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : safe(value);
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
