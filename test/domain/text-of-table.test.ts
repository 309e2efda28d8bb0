import { expect, test } from 'vitest';
import { textOfTable } from '../../domain/text-of-table.ts';

test('a table is read as UTF-8, or as GB 18030 where it is not that', () => {
  expect(textOfTable(Uint8Array.of(0xe6, 0xb0, 0xb4).buffer)).toBe('水');
  expect(textOfTable(Uint8Array.of(0xd0, 0xc7, 0xd7, 0xd3).buffer)).toBe('星子');
  expect(textOfTable(Uint8Array.of(0xd0, 0xc7, 0xd7, 0xd3))).toBe('星子');
});
