import { SEVERITY_WORDS, type Severity } from '../../../domain/severity.ts';
import { type Language, numeralIn } from '../words/language.ts';
import type { Dictionary } from '../words/zh.ts';
import type { Line } from './lines.ts';

/** A line in a column of the board: "警戒", "历史"; in English, and where the name is long, the level: "III". */
export function shortLine(line: Line, words: Dictionary, language: Language): string {
  if (line.record) return words.recordShort;
  const name = bareName(line, language);
  const fits = name.length <= (language === 'zh' ? 2 : 4);
  return fits || line.severity === undefined ? name : levelNumeral(line.severity, words, language);
}

/** A line in the gutter of the chart, beside its mark: the name where it fits ("Illustrative"), else the level's colour. */
export function gutterLine(line: Line, language: Language): string {
  const name = bareName(line, language).replace(/ line$/, '');
  const fits = name.length <= (language === 'zh' ? 8 : 12);
  return fits || line.severity === undefined
    ? name
    : SEVERITY_WORDS[line.severity].colour[language];
}

/** "Ⅲ级", "III" */
export function levelNumeral(severity: Severity, words: Dictionary, language: Language): string {
  return words.levelShort(numeralIn(language, SEVERITY_WORDS[severity].numeral));
}

/** Without the word that all lines of a stage share, and without what stands in brackets. */
function bareName({ name }: Line, language: Language): string {
  return language === 'zh'
    ? name.zh.replace(/水位$|（.*）$/, '')
    : name.en.replace(/ (stage|level)$| \(.*\)$/i, '');
}
