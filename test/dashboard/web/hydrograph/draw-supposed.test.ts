import { expect, test } from 'vitest';
import { drawSupposed, withSupposed } from '../../../../dashboard/web/hydrograph/draw-supposed.ts';
import { frameOf } from '../../../../dashboard/web/hydrograph/frame.ts';
import type { HydrographInput, Supposed } from '../../../../dashboard/web/hydrograph/input.ts';
import { svgText } from '../../../../dashboard/web/svg/svg-node.ts';

const supposed: Supposed[] = [
  { id: 'a', name: 'rain · duty-1 · simulated', start: 10, step: 10, values: [1, 5, 2] },
  { id: 'b', name: 'dry', start: 10, step: 10, values: [1, 1, 1] },
];
const columns = { times: [0, 10], values: [1, 2], flags: [1, 3] };
const input = { columns, supposed } as unknown as HydrographInput;
const frame = frameOf({ width: 400, height: 200, from: 0, to: 30, extent: [0, 6], hasRain: false });

test('each what-if is a dashed line of its own dashes, with its name at its crest', () => {
  const drawn = svgText(drawSupposed(frame, input), {});
  const dashes = [...drawn.matchAll(/stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash);
  expect(new Set(dashes).size).toBe(2);
  expect(drawn).toContain('rain · duty-1 · simulated');
});

test('what lies before or after the picture is not drawn', () => {
  const long = { ...(supposed[0] as Supposed), start: -20, values: [1, 2, 3, 4, 5, 4, 3, 2] };
  const drawn = svgText(drawSupposed(frame, { columns, supposed: [long] } as never), {});
  const places = [...drawn.matchAll(/[ML]([\d.-]+),/g)].map(([, x]) => Number(x));
  expect(places).toHaveLength(4);
  expect(Math.min(...places)).toBeGreaterThanOrEqual(frame.left);
  expect(Math.max(...places)).toBeLessThanOrEqual(frame.right);
});

test('the scale takes in both, and what was suspect stays so', () => {
  const both = withSupposed(input);
  expect(both.times).toEqual([0, 10, 10, 10, 20, 20, 30, 30]);
  expect(Math.max(...both.values.map(Number))).toBe(5);
  expect(both.flags.filter((flag) => flag === 3)).toHaveLength(1);
  expect(withSupposed({ columns } as unknown as HydrographInput)).toBe(columns);
});
