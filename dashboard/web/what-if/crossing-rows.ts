import { severityRank } from '../../../domain/severity.ts';
import type { Level, Station } from '../../../domain/station.ts';
import type { Crossing, GaugeCourse, WhatIfRun } from '../../../domain/what-if-run.ts';

/** A level of a station, and when each run passes it, if it does. */
export interface CrossingRow {
  readonly station: Station;
  readonly level: Level;
  readonly run?: Crossing | undefined;
  readonly base?: Crossing | undefined;
  /** The extreme on the side of the level, of the run. */
  readonly extreme?: { readonly value: number; readonly time: number } | undefined;
}

/** What a run changes at a level: ms later than the base, or passed only by the one. */
export type Difference = 'new' | 'averted' | number;

/** The levels that one of the runs passes, the worst first, then the soonest; of each station and hazard in their order. */
export function crossingRows(
  run: WhatIfRun,
  base: WhatIfRun,
  stations: readonly Station[],
): CrossingRow[] {
  const based = new Map(base.gauges.map((gauge) => [gauge.station, gauge]));
  return run.gauges
    .flatMap((gauge) => {
      const station = stations.find(({ id }) => id === gauge.station);
      return station === undefined ? [] : rowsOf(station, gauge, based.get(gauge.station));
    })
    .sort(
      (a, b) =>
        severityRank(b.level.severity) - severityRank(a.level.severity) || timeOf(a) - timeOf(b),
    );
}

/** The run against the base. */
export function differenceOf({ run, base }: CrossingRow): Difference {
  if (base === undefined) return 'new';
  return run === undefined ? 'averted' : run.time - base.time;
}

function rowsOf(station: Station, run: GaugeCourse, base: GaugeCourse | undefined): CrossingRow[] {
  return station.levels.flatMap((level) => {
    const row = {
      station,
      level,
      run: run.crossings.find((one) => isOf(one, level)),
      base: base?.crossings.find((one) => isOf(one, level)),
      extreme: extremeOf(run, level),
    };
    return row.run === undefined && row.base === undefined ? [] : [row];
  });
}

function isOf(crossing: Crossing, level: Level): boolean {
  return (
    crossing.hazard === level.hazard &&
    crossing.property === level.property &&
    crossing.value === level.value
  );
}

function extremeOf(gauge: GaugeCourse, { hazard, property }: Level) {
  const course = property === 'discharge' ? gauge.discharge : gauge.stage;
  return hazard === 'flood' ? course?.highest : course?.lowest;
}

function timeOf({ run, base }: CrossingRow): number {
  return run?.time ?? base?.time ?? 0;
}
