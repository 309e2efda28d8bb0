import type { SeriesAnswer } from '../../../domain/api-answers.ts';
import { SECOND_MS } from '../../../domain/time.ts';
import type { BoardRow } from '../board/board.ts';

/** So many of the newest steps are looked at. */
const LOOKED_AT = 12;

/** How often a series is read, ms: as its newest readings show, else as it is registered. */
export function intervalOf(
  { station, property }: Pick<BoardRow, 'station' | 'property'>,
  loaded: Points | undefined,
): number | undefined {
  const series = station.series.find((candidate) => candidate.property === property);
  return observedInterval(loaded) ?? (series && series.intervalSeconds * SECOND_MS);
}

type Points = Pick<SeriesAnswer, 'times' | 'downsampled'>;

/** How far apart the newest readings are, ms: the middle of the last steps. Undefined where points were left out or are few. */
export function observedInterval(loaded: Points | undefined): number | undefined {
  if (loaded === undefined || loaded.downsampled) return undefined;
  const times = loaded.times.slice(-LOOKED_AT - 1);
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  return steps.length < 3 ? undefined : steps.sort((a, b) => a - b)[steps.length >> 1];
}
