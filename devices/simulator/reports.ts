import type { Series, Station } from '../../domain/station.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import { keyOf } from '../random.ts';
import type { Span } from './basin.ts';

/** What a station has to say at one moment: which series, each over its own span up to then. */
export interface Report {
  readonly station: Station;
  readonly time: number;
  readonly series: readonly { readonly property: string; readonly span: Span }[];
}

/** How often a series of a station reports, ms, and how far after midnight UTC its turns begin. */
export type Pace = (station: Station, series: Series) => { period: number; phase: number };

/** As registered: on the full interval, as real gear keeps it. */
export const asRegistered: Pace = (_station, { intervalSeconds }) => ({
  period: intervalSeconds * SECOND_MS,
  phase: 0,
});

/**
 * Five times as often as registered, but at most once a minute, each station in its own second: so that something
 * moves on the map every second.
 */
export const lively: Pace = (station, { intervalSeconds }) => {
  const minutes = Math.max(1, Math.round(intervalSeconds / 300));
  const period = minutes * MINUTE_MS;
  return { period, phase: (keyOf(station.id) * SECOND_MS) % period };
};

/** A station's reports of the span (from, to], in order of time. */
export function reportsOf(station: Station, pace: Pace, { from, to }: Span): Report[] {
  const turns = new Map<number, { property: string; span: Span }[]>();
  for (const series of station.series) {
    const { period, phase } = pace(station, series);
    const first = (Math.floor((from - phase) / period) + 1) * period + phase;
    for (let time = first; time <= to; time += period) {
      const turn = turns.get(time) ?? [];
      turn.push({ property: series.property, span: { from: time - period, to: time } });
      turns.set(time, turn);
    }
  }
  return [...turns]
    .toSorted(([a], [b]) => a - b)
    .map(([time, series]) => ({ station, time, series }));
}
