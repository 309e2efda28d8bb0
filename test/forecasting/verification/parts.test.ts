import { expect, test } from 'vitest';
import { describeParts, partsOf } from '../../../forecasting/verification/parts.ts';
import { basin } from '../basin.ts';

test('the parts are told with their dates, and with the rule that left out the most', () => {
  const series = basin();
  const [rain] = series.forcings;
  const values = (rain?.values ?? new Float64Array()).map((fallen, at) =>
    at < 700 ? fallen : Number.NaN,
  );
  const halfDry = { ...series, forcings: [{ ...rain, values } as NonNullable<typeof rain>] };
  expect(describeParts(partsOf(series, false))).toMatch(
    /^ {2}train 2020-01-02 to 2020-01-30 \(\d+ issues\), validate 2020-01-31 to .*, test .* to 2020-02-19 \(\d+ issues\)$/,
  );
  expect(describeParts(partsOf(halfDry, false))).toContain(
    '"an amount is known at each lag" on "P" leaves out 42 % of its steps',
  );
});

test('a target that stands still in training is refused by name', () => {
  const series = basin();
  const still = { ...series.target, values: new Float64Array(series.length).fill(5) };
  expect(() => partsOf({ ...series, target: still }, false)).toThrow(
    /made-up: "Q" never changes in the part to train on/,
  );
});
