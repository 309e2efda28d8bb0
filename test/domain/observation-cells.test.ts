import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeObservations, encodeObservations } from '../../domain/observation-cells.ts';
import type { Flag } from '../../domain/quality.ts';

const count = fc.nat();
const observation = fc.record({
  property: fc.string(),
  time: fc.integer(),
  value: fc.option(
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
  ),
  flag: fc.constantFrom<Flag>(1, 2, 3, 4, 9),
  reasons: count,
  received: count,
  raw: fc.record({ partition: count, offset: fc.maxSafeNat() }),
});

test('observations of a station come back as they were', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(observation, { minLength: 1 }), (station, points) => {
      const observations = points.map((point) => ({ station, ...point }));
      expect(decodeObservations(encodeObservations(observations))).toEqual(observations);
    }),
  );
});

test.each([
  ['no array', '{}'],
  ['no station', '[1]'],
  ['a cell too few', '["a","stage",1,2,1,0,1,0]'],
  ['a property that is no text', '["a",7,1,2,1,0,1,0,0]'],
  ['a value that is no number', '["a","stage",1,"2",1,0,1,0,0]'],
])('%s is refused', (_, json) => {
  expect(() => decodeObservations(new TextEncoder().encode(json))).toThrow(TypeError);
});
