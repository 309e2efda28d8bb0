/** Grades of a forecast scheme: 甲 and 乙 may be issued, 丙 is for reference; below, "none" is an estimate only. */
export type Grade = '甲' | '乙' | '丙' | 'none';

/**
 * The grade of a scheme by its qualified rate (percent) and determinism coefficient, the worse of both counting:
 * 甲 QR ≥ 85 and DC > 0.90; 乙 QR ≥ 70 and DC ≥ 0.70; 丙 QR ≥ 60 and DC ≥ 0.50. GB/T 22482-2008; the limits are general
 * knowledge, not read in the standard: unverified.
 */
export function grade(qualifiedRate: number, determinism: number): Grade {
  if (qualifiedRate >= 85 && determinism > 0.9) return '甲';
  if (qualifiedRate >= 70 && determinism >= 0.7) return '乙';
  if (qualifiedRate >= 60 && determinism >= 0.5) return '丙';
  return 'none';
}
