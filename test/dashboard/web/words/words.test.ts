import { expect, test } from 'vitest';
import { en } from '../../../../dashboard/web/words/en.ts';
import { numeralIn } from '../../../../dashboard/web/words/language.ts';
import * as quality from '../../../../dashboard/web/words/quality-words.ts';
import { zh } from '../../../../dashboard/web/words/zh.ts';

const said = (dictionary: object): string[] =>
  Object.values(dictionary).flatMap((word) => {
    if (typeof word === 'object') return said(word);
    return typeof word === 'function' ? String(word('1', '2', '3')) : word;
  });

test('no English word is left in Chinese, none is empty, and both have the same keys', () => {
  expect(said(en).filter((word) => /\p{Script=Han}/u.test(word))).toEqual([]);
  expect([...said(en), ...said(zh)].filter((word) => word.trim() === '')).toEqual([]);
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
});

test('every flag, reason and reject has its words in both languages', () => {
  const words = Object.values(quality).flatMap((table) => Object.values(table));
  expect(words.every((word) => word.zh !== '' && /^\P{Script=Han}+$/u.test(word.en))).toBe(true);
});

test('numerals are full-width in Chinese and plain letters in English', () => {
  expect([numeralIn('zh', 'Ⅲ'), numeralIn('en', 'Ⅲ')]).toEqual(['Ⅲ', 'III']);
});
