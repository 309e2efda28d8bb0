/** Looks to wait before what is not known yet is assessed again. */
export const SOONEST = 2;
const LATEST = 16;

/** Soon again while assessing tells something new, for the past is being filled; ever more seldom while it does not. */
export function pauseAfter(before: number, isNews: boolean): number {
  return isNews ? SOONEST : Math.min(LATEST, 2 * before);
}
