import { HOUR_MS } from '../../domain/time.ts';

/** "2020-07-06 14:20" in Beijing. */
export function beijingMinute(time: number): string {
  return new Date(time + 8 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');
}
