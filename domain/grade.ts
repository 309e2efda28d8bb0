import { z } from 'zod';
import { SEVERITIES, type Severity, severityRank } from './severity.ts';

/** How bad something is, in the levels of a warning; none is known to be well, null is not known. */
export const Grade = z.enum(['none', ...SEVERITIES]).nullable();
export type Grade = z.infer<typeof Grade>;

/** The worst of the grades that are known; null where none is. */
export function worstGrade(grades: readonly Grade[]): Grade {
  return grades.reduce(
    (worst, grade) => (gradeRank(grade) > gradeRank(worst) ? grade : worst),
    null,
  );
}

/** -1 for not known, 0 for none, 1 for blue … 4 for red. */
export function gradeRank(grade: Grade): number {
  return grade === null ? -1 : severityRank(severityOf(grade));
}

/** The level to draw; undefined where there is none. */
export function severityOf(grade: Grade): Severity | undefined {
  return grade === null || grade === 'none' ? undefined : grade;
}
