import { reasonsOf } from '../../domain/quality.ts';
import type { Aggregate } from '../../infra/store/store.ts';
import { csvLine } from './csv.ts';
import type { RegisteredSeries } from './registered-series.ts';
import type { SeriesPoints } from './series-points.ts';

/** The points of a series as CSV, a piece of text for each part; the header names the unit, times are ISO 8601 UTC. */
export async function* pointsCsv(
  { station, property, unit }: RegisteredSeries,
  parts: AsyncIterable<SeriesPoints> | Iterable<SeriesPoints>,
): AsyncGenerator<string> {
  yield csvLine(['time (UTC)', 'station', `${property} (${unit})`, 'flag (QARTOD)', 'reasons']);
  for await (const { times, values, flags, reasons } of parts) {
    const lines = Array.from(times, (time, index) =>
      csvLine([
        isoTime(time),
        station,
        values[index] ?? null,
        flags[index] ?? null,
        reasonsOf(reasons[index] ?? 0).join(' '),
      ]),
    );
    yield lines.join('');
  }
}

/** Statistics of a series as CSV. */
export function* aggregatesCsv(
  { station, property, unit }: RegisteredSeries,
  aggregates: readonly Aggregate[],
): Generator<string> {
  const columns = ['min', 'max', 'mean', 'sum', 'first', 'last'].map(
    (name) => `${property} ${name} (${unit})`,
  );
  yield csvLine(['time (UTC)', 'station', 'count', 'excluded', ...columns]);
  for (const { time, count, excluded, min, max, sum, first, last } of aggregates)
    yield csvLine([
      isoTime(time),
      station,
      count,
      excluded,
      ...(count === 0 ? Array(6).fill(null) : [min, max, sum / count, sum, first, last]),
    ]);
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
