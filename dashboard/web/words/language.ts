import { en } from './en.ts';
import { type Dictionary, zh } from './zh.ts';

export type Language = 'zh' | 'en';

export const DICTIONARIES: Record<Language, Dictionary> = { zh, en };

/** Numerals of the levels: full-width in Chinese, plain letters in English, where the former look like boxes. */
export function numeralIn(language: Language, numeral: string): string {
  return language === 'zh' ? numeral : (LATIN[numeral] ?? numeral);
}

const LATIN: Record<string, string> = { Ⅰ: 'I', Ⅱ: 'II', Ⅲ: 'III', Ⅳ: 'IV' };
