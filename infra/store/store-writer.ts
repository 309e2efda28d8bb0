import type { DatabaseSync } from 'node:sqlite';
import type { Observation } from '../../domain/observation.ts';
import type { Chunks } from './chunks.ts';
import { latestKeeper } from './latest.ts';
import { newestObservation, type PointReader } from './point-reader.ts';
import { RECORD_BYTES } from './record.ts';
import type { Runs } from './runs.ts';
import type { SeriesNumbers } from './series-numbers.ts';
import { shareRuns } from './share-runs.ts';
import { transaction } from './sqlite-file.ts';

/** What the writer works on. */
export interface StoreParts {
  readonly db: DatabaseSync;
  readonly numbers: SeriesNumbers;
  readonly runs: Runs;
  readonly chunks: Chunks;
  readonly read: PointReader;
}

/** When a group's runs are sealed into chunks: at that many runs, or that many observations. */
export interface SealAt {
  readonly runs: number;
  readonly points: number;
}

/** Writes observations in one transaction: all of them or none. */
export function storeWriter(
  { db, numbers, runs, chunks, read }: StoreParts,
  sealAt: SealAt,
): (observations: readonly Observation[]) => void {
  const latest = latestKeeper(db);
  const due = new Set<number>();
  let othersSeen: number | undefined;
  const dataVersion = db.prepare('PRAGMA data_version');

  function write(observations: readonly Observation[]): void {
    for (const run of shareRuns(observations, numbers)) {
      const waiting = runs.append(run);
      if (waiting.runs >= sealAt.runs || waiting.points >= sealAt.points) due.add(run.group);
      for (let at = 0; at < run.records.byteLength; at += RECORD_BYTES)
        latest.notice(run.records, at);
    }
    latest.save((series) => newestObservation(read, series, numbers.nameOf(series)));
    sealSome(2 * observations.length);
  }

  /** At least one group that is due, then more while they are small: faster than they fill, and never all at once. */
  function sealSome(most: number): void {
    let sealed = 0;
    for (const group of due) {
      if (sealed >= most) return;
      for (const [series, points] of runs.take(group)) {
        chunks.fold(series, points);
        sealed += points.times.length;
      }
      due.delete(group);
    }
  }

  function forget(): void {
    for (const part of [numbers, runs, latest]) part.forget();
    due.clear();
  }

  return (observations) => {
    try {
      transaction(db, 'BEGIN IMMEDIATE', () => {
        const version = Number(dataVersion.get()?.['data_version']);
        if (version !== othersSeen) forget();
        othersSeen = version;
        write(observations);
      });
    } catch (error) {
      forget();
      throw error;
    }
  };
}
