import { type Severity, severityRank } from '../../domain/severity.ts';
import type { Hazard, Level, Station } from '../../domain/station.ts';
import { reachOf } from '../reach.ts';

/** What is watched for at a station: one hazard, by the lines of one property. */
export interface Watch {
  readonly station: string;
  readonly hazard: Hazard;
  readonly property: string;
  /** At most 31. */
  readonly lines: readonly Level[];
  /** Readings further apart than this, ms, do not bear each other out. */
  readonly reach: number;
}

/** One watch for each hazard that a station has levels for. The first level of a hazard says by which property. */
export function watchesOf(station: Station): Watch[] {
  return [...Map.groupBy(station.levels, ({ hazard }) => hazard)].map(([hazard, levels]) => {
    const property = levels[0]?.property ?? '';
    const lines = levels.filter((level) => level.property === property);
    return { station: station.id, hazard, property, lines, reach: reachIn(station, property) };
  });
}

/** Names a watch as the topic `warnings` does. */
export function watchKey({ station, hazard }: Pick<Watch, 'station' | 'hazard'>): string {
  return `${station}/${hazard}`;
}

/** The gravest severity of the lines crossed: bit i of the mask for line i. */
export function severityOf({ lines }: Watch, crossed: number): Severity | undefined {
  let gravest: Severity | undefined;
  for (const [i, { severity }] of lines.entries()) {
    if (crossed & (1 << i) && severityRank(severity) > severityRank(gravest)) gravest = severity;
  }
  return gravest;
}

/** The line that a change of severity is about: the one reached, or the mildest of those left. */
export function lineBetween(
  { lines }: Watch,
  from: Severity | undefined,
  to: Severity | undefined,
): Level | undefined {
  if (severityRank(to) > severityRank(from)) return lines.find(({ severity }) => severity === to);
  return lines
    .filter(({ severity }) => severityRank(severity) > severityRank(to))
    .toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity))[0];
}

/** Levels may be drawn for a property that the registry has no series of: there it never matters. */
function reachIn(station: Station, property: string): number {
  const series = station.series.find((one) => one.property === property);
  return series ? reachOf(series.intervalSeconds) : 0;
}
