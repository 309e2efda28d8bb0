import type { Observation } from '../../domain/observation.ts';
import { FAIL } from '../../domain/quality.ts';
import type { Store } from '../../infra/store/store.ts';
import { pointAt } from './point-at.ts';

/** The newest point of a series that is neither failed nor missing and lies before a time, epoch ms; undefined if none. */
export async function newestUsable(
  store: Store,
  series: { readonly station: string; readonly property: string },
  before: number,
): Promise<Observation | undefined> {
  for (let to = before, limit = 64; ; limit = Math.min(4 * limit, 16_384)) {
    const points = await store.range({
      station: series.station,
      property: series.property,
      from: EARLIEST,
      to,
      limit,
      newestFirst: true,
    });
    const index = points.flags.findLastIndex((flag) => flag < FAIL);
    if (index >= 0) return pointAt(points, index, series);
    if (points.times.length < limit) return undefined;
    to = points.times[0] ?? EARLIEST;
  }
}

/** Before any reading there can be, and within what every store can hold: 1900. */
const EARLIEST = Date.UTC(1900, 0, 1);
