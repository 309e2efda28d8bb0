import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEIJING, tellTime } from '../../../../dashboard/web/format/time.ts';
import { drawHydrograph } from '../../../../dashboard/web/hydrograph/draw.ts';
import {
  courseOf,
  hoursAfter,
  quantilesAt,
} from '../../../../dashboard/web/hydrograph/forecast-course.ts';
import type { HydrographInput } from '../../../../dashboard/web/hydrograph/input.ts';
import { withAhead } from '../../../../dashboard/web/hydrograph/span.ts';
import { readOut, stopsOf } from '../../../../dashboard/web/hydrograph/stops.ts';
import { linesOf } from '../../../../dashboard/web/registry/lines.ts';
import { svgText } from '../../../../dashboard/web/svg/svg-node.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import { DAY_MS, HOUR_MS } from '../../../../domain/time.ts';
import { forecast } from '../example-forecast.ts';
import { NOW, station } from '../example-station.ts';

const course = courseOf(forecast());
const columns = {
  times: [NOW - 2 * HOUR_MS, NOW - HOUR_MS, NOW],
  values: [22, 22.05, 22.1],
  flags: [1, 1, 1],
};
const input: HydrographInput = {
  width: 440,
  height: 280,
  from: NOW - DAY_MS,
  to: NOW + 3 * DAY_MS,
  now: NOW,
  columns,
  gap: 3 * HOUR_MS,
  decimals: 2,
  lines: linesOf(station(), 'stage'),
  hazard: 'flood',
  forecast: course,
  speech: { zone: BEIJING, language: 'en', words: DICTIONARIES.en },
};
const draw = (over: Partial<HydrographInput> = {}) => drawHydrograph({ ...input, ...over });

test('the bands and the median begin at the issue, and grow lighter to the far end', () => {
  const { node, frame } = draw();
  const text = svgText(node, {});
  expect(text.match(/class="band"/g)).toHaveLength(2);
  const start = frame.x(NOW).toFixed(1);
  expect(text).toContain(`class="median"`);
  expect(text).toMatch(new RegExp(`<path d="M${start.replace(/\.0$/, '')}(\\.0)?,`));
  const opacities = [...text.matchAll(/stop-opacity="([\d.]+)"/g)].map(([, share]) =>
    Number(share),
  );
  expect(opacities).toHaveLength(4);
  expect(opacities[1]).toBeLessThan(opacities[0] ?? 0);
});

test('the scale takes in the whole of the outer band, the levels stay labelled', () => {
  const { frame, node } = draw({ lines: linesOf(station(), 'stage') });
  const [low, high] = frame.y.domain();
  expect(low).toBeLessThan(21.9);
  expect(high).toBeGreaterThan(23);
  expect(svgText(node, {})).toContain('>22.50<');
});

test('earlier forecasts are thin lines without bands, the crest is written at its place', () => {
  const text = svgText(
    draw({ earlier: [course, course], crest: { time: NOW + DAY_MS, value: 22.6 } }).node,
    {},
  );
  expect(text.match(/class="earlier"/g)).toHaveLength(2);
  expect(text.match(/class="band"/g)).toHaveLength(2);
  expect(text).toContain('>crest 22.60<');
});

test('without a forecast nothing of it is drawn', () => {
  expect(svgText(draw({ forecast: undefined }).node, {})).not.toMatch(/class="(band|median)"/);
});

test('between leads the quantiles lie straight between theirs, in order, and nowhere beyond', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 72, noNaN: true }), (hours) => {
      const row = quantilesAt(course, NOW + hours * HOUR_MS) ?? [];
      expect(row).toHaveLength(7);
      expect(row.toSorted((a, b) => a - b)).toEqual(row);
    }),
  );
  expect(quantilesAt(course, NOW + 15 * HOUR_MS)?.[3]).toBeCloseTo(22.45);
  expect(quantilesAt(course, NOW)?.[0]).toBe(22.1);
  expect(quantilesAt(course, NOW - 1)).toBeUndefined();
  expect(quantilesAt(course, NOW + 73 * HOUR_MS)).toBeUndefined();
});

test('the cursor goes on from the last reading by the hours of the forecast, and reads out its bands', () => {
  const stops = stopsOf(columns, course);
  expect(stops.times).toHaveLength(3 + 72);
  expect(hoursAfter(course, NOW + 90 * 60_000)[0]).toBe(NOW + 2 * HOUR_MS);
  const tell = tellTime(BEIJING, DICTIONARIES.en, 2020);
  const say = (index: number) =>
    readOut({ ...input, unit: 'm' }, stops, index, { ...input.speech, tell });
  expect(say(2)).toBe('12 Jul 00:00 · 22.10 m · good');
  expect(say(2 + 24)).toBe('13 Jul 00:00 · forecast 22.60 m · 50 % 22.50–22.70 · 90 % 22.40–22.90');
  expect(say(99)).toBe('No readings in this span');
});

test('what comes takes no more room than what was', () => {
  const day = { from: NOW - DAY_MS, to: NOW + HOUR_MS };
  expect(withAhead(day, NOW, NOW + 3 * DAY_MS).to).toBe(NOW + DAY_MS);
  const week = { from: NOW - 7 * DAY_MS, to: NOW + HOUR_MS };
  expect(withAhead(week, NOW, NOW + 3 * DAY_MS).to).toBe(NOW + 3 * DAY_MS);
  expect(withAhead(week, NOW, undefined)).toBe(week);
});
