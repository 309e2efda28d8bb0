import { z } from 'zod';
import type { Words } from './words.ts';

/** Warning levels of SL 758-2018, mildest first: Ⅳ blue, Ⅲ yellow, Ⅱ orange, Ⅰ red. */
export const SEVERITIES = ['blue', 'yellow', 'orange', 'red'] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

/** How the level is written: colour + numeral + word, never colour alone. */
export const SEVERITY_WORDS: Record<Severity, { numeral: string; colour: Words; word: Words }> = {
  blue: { numeral: 'Ⅳ', colour: { zh: '蓝', en: 'Blue' }, word: { zh: '一般', en: 'Minor' } },
  yellow: {
    numeral: 'Ⅲ',
    colour: { zh: '黄', en: 'Yellow' },
    word: { zh: '较重', en: 'Moderate' },
  },
  orange: { numeral: 'Ⅱ', colour: { zh: '橙', en: 'Orange' }, word: { zh: '严重', en: 'Severe' } },
  red: { numeral: 'Ⅰ', colour: { zh: '红', en: 'Red' }, word: { zh: '特别严重', en: 'Extreme' } },
};

/** 0 for no warning, 1 for blue … 4 for red: for sorting and comparing. */
export function severityRank(severity: Severity | undefined): number {
  return severity === undefined ? 0 : SEVERITIES.indexOf(severity) + 1;
}
