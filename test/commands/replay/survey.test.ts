import { expect, test } from 'vitest';
import { isIn, type ReadingRow } from '../../../commands/replay/read-readings.ts';
import { survey } from '../../../commands/replay/survey.ts';

const HOUR_MS = 3_600_000;
const file: ReadingRow[] = [10, 20, 30.5].map((value, hour) => ({
  time: hour * HOUR_MS,
  readings: [{ station: 'A', value }],
}));
const window = { from: HOUR_MS, to: HOUR_MS };

test('rows and readings are counted in the window, values and unit are those of the whole file', async () => {
  expect(await survey(each(file), window)).toEqual({
    ...{ rows: 1, readings: 1, first: HOUR_MS, last: HOUR_MS },
    ...{ intervalSeconds: 3_600, isWhole: false },
    values: new Map([['A', [10, 20, 30.5]]]),
  });
  expect(file.filter(({ time }) => isIn(window, time))).toEqual(file.slice(1, 2));
});

test('a window without a reading is refused', async () => {
  await expect(survey(each(file), { from: 1, to: 2 })).rejects.toThrow('no reading');
});

async function* each<T>(items: readonly T[]) {
  yield* items;
}
