import { SEVERITIES, type Severity } from '../../../domain/severity.ts';
import type { WarningEvent } from '../../../domain/warning.ts';

/** How many warnings are open of each level. */
export function countOpen(open: readonly WarningEvent[]): Record<Severity, number> {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0]));
  for (const { severity } of open)
    if (severity !== undefined) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts as Record<Severity, number>;
}
