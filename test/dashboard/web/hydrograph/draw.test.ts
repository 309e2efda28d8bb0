import { expect, test } from 'vitest';
import { BEIJING } from '../../../../dashboard/web/format/time.ts';
import { drawHydrograph } from '../../../../dashboard/web/hydrograph/draw.ts';
import type { HydrographInput } from '../../../../dashboard/web/hydrograph/input.ts';
import { linesOf } from '../../../../dashboard/web/registry/lines.ts';
import { svgText } from '../../../../dashboard/web/svg/svg-node.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import { HOUR_MS } from '../../../../domain/time.ts';
import { NOW, station } from '../example-station.ts';

const hours = Array.from({ length: 49 }, (_, i) => i);
const input: HydrographInput = {
  width: 440,
  height: 280,
  from: NOW - 48 * HOUR_MS,
  to: NOW + HOUR_MS,
  now: NOW,
  columns: {
    times: hours.map((h) => NOW - (48 - h) * HOUR_MS),
    values: hours.map((h) => (h === 20 ? 30 : 18 + h / 40)),
    flags: hours.map((h) => (h === 20 ? 3 : 1)),
  },
  gap: 2.5 * HOUR_MS,
  decimals: 2,
  lines: linesOf(station(), 'stage'),
  hazard: 'flood',
  speech: { zone: BEIJING, language: 'en', words: DICTIONARIES.en },
};
const textOf = (over: Partial<HydrographInput> = {}) =>
  svgText(drawHydrograph({ ...input, ...over }).node, { '--ink': '#123456' });

test('draws the line, the suspect ring, now, the levels with their marks, and the last value', () => {
  const text = textOf();
  expect(text).toMatch(/class="observed" d="M[\d., L]+"/);
  expect(text.match(/<g class="doubtful"><path /g)).toHaveLength(1); // 30 m lies beyond the scale
  expect(text).toContain('>now 00:00<');
  expect(text).toContain('stroke="var(--yellow)"');
  expect(text).toContain('>19.00<');
  expect(text).toContain('>Warning<');
  expect(text).toContain('>19.20<');
});

test('a suspect reading is a ring where it lies, and a triangle at the edge beyond the scale', () => {
  const at = (value: number) => {
    const values = input.columns.values.map((own, i) => (i === 20 ? value : own));
    return textOf({ columns: { ...input.columns, values } });
  };
  expect(at(18.9)).toMatch(/<g class="doubtful"><circle /);
  expect(at(30)).toMatch(/<g class="doubtful"><path d="M[\d.]+ 11.0l4 6h-8z"/);
  expect(at(2)).toMatch(/<g class="doubtful"><path d="M[\d.]+ [\d.]+l4 -6h-8z"/);
});

test('points to the next level beyond the edge, and marks what is unverified', () => {
  const lines = linesOf(station(), 'stage').map((line) => ({ ...line, verified: false }));
  expect(textOf({ lines })).toContain('>↑ 22.50*<');
});

test('puts the given colours in the place of tokens, for readers without our style sheet', () => {
  expect(textOf()).toContain('stroke="#123456"');
  expect(textOf()).not.toContain('var(--ink)');
});

test('rain hangs from the top and moves the frame down; totals stand on the bottom', () => {
  const bars = { times: [NOW - 5 * HOUR_MS], amounts: [12.5], step: HOUR_MS };
  const dry = drawHydrograph(input);
  const wet = drawHydrograph({ ...input, rain: bars });
  expect(wet.frame.top).toBeGreaterThan(dry.frame.top);
  expect(svgText(wet.node, {})).toContain('>rain mm/h<');
  const total = textOf({ bars });
  expect(total).toContain('class="bars"');
  expect(total).not.toContain('class="observed"');
});

test('an empty series, and one of a single point, are drawn without a fault', () => {
  const empty = { times: [], values: [], flags: [] };
  expect(textOf({ columns: empty, lines: [] })).toContain('d=""');
  const one = { times: [NOW], values: [18], flags: [1] };
  expect(textOf({ columns: one })).toMatch(/class="observed" d="M([\d.,]+)L\1Z?"/);
  expect(textOf({ columns: one })).not.toContain('NaN');
});

test('text from the registry cannot break out of the drawing', () => {
  const lines = [
    { ...linesOf(station(), 'stage')[1], name: { zh: '<x>', en: '<b>&"' } },
  ] as HydrographInput['lines'];
  expect(textOf({ lines })).toContain('&#60;b&#62;&#38;&#34;');
});
