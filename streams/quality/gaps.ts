import { SECOND_MS } from '../../domain/time.ts';

/** A silence between two readings of a series that follow each other, epoch ms, exclusive of both. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** How many readings were due in it. */
  readonly missing: number;
}

/**
 * The gaps between times in order: wherever a reading was due and is not there, whatever was to blame. A reading half an
 * interval late or early is not missing.
 */
export function gapsIn(times: ArrayLike<number>, intervalSeconds: number): Gap[] {
  const interval = intervalSeconds * SECOND_MS;
  const gaps: Gap[] = [];
  for (let i = 1; i < times.length; i++) {
    const [from, to] = [times[i - 1] as number, times[i] as number];
    const missing = Math.ceil((to - from) / interval - HALF) - 1;
    if (missing > 0) gaps.push({ from, to, missing });
  }
  return gaps;
}

const HALF = 0.5;
