import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from '../../../dashboard/api/csv.ts';
import { SEEDED } from './made.ts';

const cells = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1+1', '@a', '-a', '"', 'a,b', '\r\n', '\t=x'),
  ),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test('a CSV reader gets back every text that is no formula, and the others with an apostrophe', () => {
  fc.assert(
    fc.property(cells, (texts) => {
      const [read] = parse(csvLine(texts), { relax_column_count: true }) as string[][];
      if (texts.length === 1 && texts[0] === '') return;
      expect(read).toEqual(texts.map((text) => (isFormula(text) ? `'${text}` : text)));
    }),
    SEEDED,
  );
});

test('no cell begins as a formula, however it is quoted', () => {
  fc.assert(
    fc.property(cells, (texts) => {
      for (const read of parse(csvLine(texts), { relax_column_count: true }) as string[][])
        expect(read.filter(isFormula)).toEqual([]);
    }),
    SEEDED,
  );
});

test('numbers stay numbers, below zero too, and what is missing is empty', () => {
  expect(csvLine([-1.5, 0, 2e21, null, Number.NaN])).toBe('-1.5,0,2e+21,,\r\n');
});

function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text);
}
