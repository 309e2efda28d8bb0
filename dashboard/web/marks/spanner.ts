/** A spanner about the middle of its plate, as strokes: an open jaw and its handle. */
const about = (x: number, y: number): string =>
  `M${x + 1} ${y - 1}L${x - 3.2} ${y + 3.2}M${x + 3.6} ${y - 1.6}A2.4 2.4 0 1 1 ${x + 1.6} ${y - 3.6}`;

/** In the lower right corner of a mark, within ±16. */
export const SPANNER = about(9.5, 9.5);

/** The ground that it stands on. */
export const SPANNER_PLATE =
  'M3.5 6A2.5 2.5 0 0 1 6 3.5H13A2.5 2.5 0 0 1 15.5 6V13A2.5 2.5 0 0 1 13 15.5H6A2.5 2.5 0 0 1 3.5 13Z';

/** By itself, within ±5. */
export const SPANNER_ALONE = about(0, 0);
