import type { DatabaseSync } from 'node:sqlite';
import { blankPoints, orderPoints } from './columns.ts';
import { RECORD_BYTES, recordSeries, recordTime, recordToPoint } from './record.ts';
import type { Runs } from './runs.ts';
import { groupOf } from './series-numbers.ts';
import type { Points } from './store.ts';

/**
 * Runs whose records stay at hand by series, up to about `most`, 60 bytes each: a writer that judges late readings asks
 * for the same ones again and again. What another process writes meanwhile is seen all the same.
 */
export function keptRuns(runs: Runs, db: DatabaseSync, most = 1_000_000): Runs {
  const kept = placesByGroup(runs.records, most);
  const dataVersion = db.prepare('PRAGMA data_version');
  let othersSeen: unknown;

  function forgetWhereOthersWrote(): void {
    const version = dataVersion.get()?.['data_version'];
    if (version !== othersSeen) kept.clear();
    othersSeen = version;
  }

  return {
    append(run) {
      kept.append(run.group, run.records);
      return runs.append(run);
    },
    read(series, from, to) {
      forgetWhereOthersWrote();
      return pointsOf(kept.of(series), from, to);
    },
    records: runs.records,
    take(group) {
      kept.drop(group);
      return runs.take(group);
    },
    forget() {
      kept.clear();
      runs.forget();
    },
  };
}

/** Where a record lies. */
interface Place {
  readonly view: DataView;
  readonly at: number;
}

function placesByGroup(load: Runs['records'], most: number) {
  const groups = new Map<number, Map<number, Place[]>>();
  let count = 0;

  function keep(bySeries: Map<number, Place[]>, view: DataView): void {
    for (let at = 0; at < view.byteLength; at += RECORD_BYTES) {
      const series = recordSeries(view, at);
      const places = bySeries.get(series);
      if (places) places.push({ view, at });
      else bySeries.set(series, [{ view, at }]);
      count++;
    }
  }

  function loaded(group: number): Map<number, Place[]> {
    if (count > most) clear();
    const bySeries = new Map<number, Place[]>();
    for (const view of load(group)) keep(bySeries, view);
    groups.set(group, bySeries);
    return bySeries;
  }

  function clear(): void {
    groups.clear();
    count = 0;
  }

  return {
    of(series: number): readonly Place[] {
      const group = groupOf(series);
      return (groups.get(group) ?? loaded(group)).get(series) ?? [];
    },
    append(group: number, records: DataView): void {
      const bySeries = groups.get(group);
      if (bySeries) keep(bySeries, records);
    },
    drop(group: number): void {
      for (const places of groups.get(group)?.values() ?? []) count -= places.length;
      groups.delete(group);
    },
    clear,
  };
}

function pointsOf(places: readonly Place[], from: number, to: number): Points {
  const within = places.filter(({ view, at }) => {
    const time = recordTime(view, at);
    return time >= from && time < to;
  });
  const points = blankPoints(within.length);
  for (const [index, { view, at }] of within.entries()) recordToPoint(view, at, points, index);
  return orderPoints(points);
}
