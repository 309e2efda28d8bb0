import type { LatestEntry } from '../../../domain/api-answers.ts';
import { SUSPECT } from '../../../domain/quality.ts';
import type { Station } from '../../../domain/station.ts';
import { MINUTE_MS, SECOND_MS } from '../../../domain/time.ts';
import type { Condition } from '../marks/mark.ts';

/** After this long without a reading a series is stale: three intervals, and never less than a quarter of an hour. */
export function staleAfter(station: Station, property: string): number {
  const seconds = station.series.find((series) => series.property === property)?.intervalSeconds;
  return Math.max(15 * MINUTE_MS, 3 * (seconds ?? 300) * SECOND_MS);
}

/** Whether the newest reading can be trusted. Old beats doubtful: a stale value says nothing of now, whatever its flag. */
export function conditionOf(
  latest: LatestEntry | undefined,
  staleAfterMs: number,
  now: number,
): Condition {
  if (latest?.value == null) return 'none';
  if (now - latest.time > staleAfterMs) return 'stale';
  return latest.flag === SUSPECT ? 'suspect' : 'good';
}
