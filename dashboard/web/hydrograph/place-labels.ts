/** A label that wants to stand at a height; the lower the rank, the more it matters. */
export interface Wanted<T> {
  readonly item: T;
  readonly y: number;
  readonly rank: number;
}

/**
 * Which labels stand, and where: the more important first, each as near to its height as the frame allows, and none
 * that would touch one already placed. What finds no room is left out; its line is drawn all the same.
 */
export function placeLabels<T>(
  wanted: readonly Wanted<T>[],
  frame: { top: number; bottom: number; height: number },
): { item: T; y: number }[] {
  const half = frame.height / 2;
  const placed: { item: T; y: number }[] = [];
  for (const { item, y } of [...wanted].sort((a, b) => a.rank - b.rank)) {
    const fitted = Math.min(Math.max(y, frame.top + half), frame.bottom - half);
    if (placed.every((other) => Math.abs(other.y - fitted) >= frame.height)) {
      placed.push({ item, y: fitted });
    }
  }
  return placed.sort((a, b) => a.y - b.y);
}
