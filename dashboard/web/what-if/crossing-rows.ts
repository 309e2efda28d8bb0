import { severityRank } from '../../../domain/severity.ts';
import type { Level, Station } from '../../../domain/station.ts';
import type { Course, Crossing, GaugeCourse, WhatIfRun } from '../../../domain/what-if-run.ts';

/** A level, and when each run passes it, if it does. */
export interface CrossingRow {
  readonly level: Level;
  readonly run?: Crossing | undefined;
  readonly base?: Crossing | undefined;
}

/** A station's levels on one side, the worst first, and how far the run goes to that side. */
export interface CrossingGroup {
  readonly station: Station;
  readonly hazard: Level['hazard'];
  readonly extreme: Course['highest'] | undefined;
  readonly rows: readonly CrossingRow[];
}

/** What a run changes at a level: ms later than the base, or passed only by the one. */
export type Difference = 'new' | 'averted' | number;

/** The levels that one of the runs passes, by station and hazard: the worst first, then the soonest. */
export function crossingGroups(
  run: WhatIfRun,
  base: WhatIfRun,
  stations: readonly Station[],
): CrossingGroup[] {
  const based = new Map(base.gauges.map((gauge) => [gauge.station, gauge]));
  return run.gauges
    .flatMap((gauge) => {
      const station = stations.find(({ id }) => id === gauge.station);
      return station === undefined ? [] : groupsOf(station, gauge, based.get(gauge.station));
    })
    .sort((a, b) => worst(b) - worst(a) || soonest(a) - soonest(b));
}

/** The run against the base. */
export function differenceOf({ run, base }: CrossingRow): Difference {
  if (base === undefined) return 'new';
  return run === undefined ? 'averted' : run.time - base.time;
}

function groupsOf(
  station: Station,
  run: GaugeCourse,
  base: GaugeCourse | undefined,
): CrossingGroup[] {
  return HAZARDS.flatMap((hazard) => {
    const rows = station.levels
      .filter((level) => level.hazard === hazard)
      .map((level) => ({ level, run: passing(run, level), base: passing(base, level) }))
      .filter((row) => row.run !== undefined || row.base !== undefined)
      .sort((a, b) => severityRank(b.level.severity) - severityRank(a.level.severity));
    const extreme = hazard === 'flood' ? run.stage?.highest : run.stage?.lowest;
    return rows.length === 0 ? [] : [{ station, hazard, extreme, rows }];
  });
}

const HAZARDS = ['flood', 'low_water'] as const;

function passing(gauge: GaugeCourse | undefined, level: Level): Crossing | undefined {
  return gauge?.crossings.find(
    ({ hazard, property, value }) =>
      hazard === level.hazard && property === level.property && value === level.value,
  );
}

function worst({ rows }: CrossingGroup): number {
  return severityRank(rows[0]?.level.severity);
}

function soonest({ rows }: CrossingGroup): number {
  return Math.min(...rows.map(({ run, base }) => run?.time ?? base?.time ?? Infinity));
}
