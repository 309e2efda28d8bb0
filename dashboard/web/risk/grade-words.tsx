import type { Grade } from '../../../domain/grade.ts';
import { SEVERITY_WORDS } from '../../../domain/severity.ts';
import type { Hazard } from '../../../domain/station.ts';
import { useApp } from '../app-context.ts';
import { MarkIcon } from '../marks/mark-icon.tsx';
import { type Language, numeralIn } from '../words/language.ts';
import type { Dictionary } from '../words/zh.ts';
import { conditionOf } from './areas.ts';

/** "Ⅱ 橙 严重", "none", "not known". */
export function gradeText(grade: Grade, language: Language, words: Dictionary): string {
  if (grade === null) return words.gradeUnknown;
  if (grade === 'none') return words.gradeNone;
  const { numeral, colour, word } = SEVERITY_WORDS[grade];
  return `${numeralIn(language, numeral)} ${colour[language]} ${word[language]}`;
}

interface Graded {
  readonly grade: Grade;
  readonly hazard: Hazard;
  /** Something of it is not known. */
  readonly isPartly?: boolean;
}

/** A grade as its mark and its words. */
export function GradeWords({ grade, hazard, isPartly = false }: Graded) {
  const { words, language } = useApp();
  const severity = grade === null || grade === 'none' ? undefined : grade;
  const condition = conditionOf(grade, isPartly);
  return (
    <span class="grade" data-grade={grade ?? 'unknown'}>
      <MarkIcon mark={{ severity, hazard, condition }} size={20} />
      {gradeText(grade, language.value, words.value)}
    </span>
  );
}
