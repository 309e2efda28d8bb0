import type { HistoryProgress } from '../../devices/simulator/history.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Progress } from './progress.ts';

/** How far the filling of the past has come: "history: 2 y 3 m of 10 y". */
export function historyTold(
  { done, total, reached }: HistoryProgress,
  { now, days }: { readonly now: number; readonly days: number },
): Progress {
  const finished = done >= total;
  const reachedDays = Math.min(days, (now - reached) / DAY_MS); // the house's clock runs on
  const filled = finished ? 'filled' : `${length(reachedDays)} of ${length(days)}`;
  return { progress: `history: ${filled}${finished ? `, ${length(days)}` : ''}`, done: finished };
}

/** "10 y", "2 y 3 m", "3 m", "20 d" */
function length(days: number): string {
  const months = Math.floor(days / (365.25 / 12) + 0.01);
  if (months < 3) return `${Math.floor(days)} d`;
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return [years > 0 && `${years} y`, rest > 0 && `${rest} m`].filter(Boolean).join(' ');
}
