import type { Observation } from '../../domain/observation.ts';
import type { Chunks, Span } from './chunks.ts';
import { concatPoints, mergePoints, slicePoints } from './columns.ts';
import { mayBeLatest, pointObservation, type SeriesName } from './record.ts';
import type { Runs } from './runs.ts';
import type { Points } from './store.ts';

/** A series' points as the chunks and, over them, the runs tell. Must run in one transaction with its caller's other reads. */
export type PointReader = (series: number, span: Span) => Points;

export function pointReader(runs: Runs, chunks: Chunks): PointReader {
  return (series, span) => {
    const sealed = concatPoints(chunks.read(series, span));
    const recent = runs.read(series, span.from, span.to);
    return limited(mergePoints(sealed, recent), span);
  };
}

/** The newest observation of a series that may be its latest, or undefined. */
export function newestObservation(
  read: PointReader,
  series: number,
  name: SeriesName,
): Observation | undefined {
  for (let to = Number.POSITIVE_INFINITY; ; ) {
    const points = read(series, {
      from: Number.NEGATIVE_INFINITY,
      to,
      limit: STEP,
      newestFirst: true,
    });
    const index = points.flags.findLastIndex(mayBeLatest);
    if (index >= 0) return pointObservation(points, index, name);
    if (points.times.length === 0) return undefined;
    to = points.times[0] ?? to;
  }
}

const STEP = 256;

/** All that is asked for is there; the merge may have brought more than the limit. */
function limited(points: Points, { limit, newestFirst }: Span): Points {
  const count = points.times.length;
  if (limit === undefined || count <= limit) return points;
  const start = newestFirst ? count - limit : 0;
  return concatPoints([slicePoints(points, start, start + limit)]);
}
