import type { Figure } from '../../domain/figure.ts';
import { SEVERITIES, type Severity, severityRank } from '../../domain/severity.ts';
import type { Level, Station } from '../../domain/station.ts';
import type { Words } from '../../domain/words.ts';

/**
 * A station's warning levels, in metres of its own datum: those written in its registry entry, and for every other
 * severity of flood what the national profile draws from its warning stage, guarantee stage and records. Within a hazard
 * they ascend strictly from mild to grave; a milder line that a graver one makes unreachable is left out.
 */
export function levelsOf(
  station: Pick<Station, 'levels' | 'warningStage' | 'guaranteeStage' | 'records'>,
): Level[] {
  const written = new Set(station.levels.map(({ hazard, severity }) => `${hazard} ${severity}`));
  const drawn = SEVERITIES.flatMap((severity) => {
    const line = PROFILE[severity](station);
    return line && !written.has(`flood ${severity}`) ? [floodLevel(severity, line)] : [];
  });
  return reachable([...station.levels, ...drawn]);
}

type Lines = Pick<Station, 'warningStage' | 'guaranteeStage' | 'records'>;
type Line = { name: Words; figure: Figure } | undefined;

/** "Near" the warning stage: the fastest rise of the lake in 2020, 0.65 m a day, takes 18 hours over it. */
const NEAR_M = 0.5;

/** How far back a stage must go before a warning steps down: this house's choice, above waves and rounding. */
const HYSTERESIS_M = 0.1;

/** The national trial criteria of 2013: see docs/decisions/0005-warning-profiles.md. */
const PROFILE: Record<Severity, (lines: Lines) => Line> = {
  blue: ({ warningStage }) => near(warningStage),
  yellow: ({ warningStage }) => line({ zh: '警戒水位', en: 'Warning stage' }, warningStage),
  orange: ({ guaranteeStage }) => line({ zh: '保证水位', en: 'Guarantee stage' }, guaranteeStage),
  red: ({ records }) => line({ zh: '历史最高水位', en: 'Highest on record' }, highest(records)),
};

function line(name: Words, figure: Figure | undefined): Line {
  return figure && { name, figure };
}

/** A line of our own making is never verified, whatever it leans on. */
function near(warningStage: Figure | undefined): Line {
  if (!warningStage) return undefined;
  const value = Math.round((warningStage.value - NEAR_M) * 1000) / 1000;
  const why = `"near the warning stage" (trial criteria of 2013) taken as ${NEAR_M} m below it`;
  return {
    name: { zh: `警戒 − ${NEAR_M} m`, en: `Warning stage − ${NEAR_M} m` },
    figure: { value, verified: false, source: `${why}; warning stage: ${warningStage.source}` },
  };
}

/** The highest stage that was read somewhere, or failing that the highest from general knowledge. */
function highest(records: Station['records']): Figure | undefined {
  const figures = records
    .filter(({ kind, property }) => kind === 'highest' && property === 'stage')
    .map(({ figure }) => figure);
  const read = figures.filter(({ verified }) => verified);
  return (read.length > 0 ? read : figures).toSorted((a, b) => b.value - a.value)[0];
}

function floodLevel(severity: Severity, { name, figure }: NonNullable<Line>): Level {
  return {
    hazard: 'flood',
    property: 'stage',
    severity,
    name,
    hysteresis: HYSTERESIS_M,
    ...figure,
  };
}

/** Leaves out each level that a graver one of the same hazard reaches first or at once; by hazard, mildest first. */
function reachable(levels: Level[]): Level[] {
  const sign = (level: Level) => (level.hazard === 'flood' ? 1 : -1);
  return levels
    .filter((level) =>
      levels.every(
        (other) =>
          other.hazard !== level.hazard ||
          other.property !== level.property ||
          severityRank(other.severity) <= severityRank(level.severity) ||
          sign(level) * (other.value - level.value) > 0,
      ),
    )
    .toSorted(
      (a, b) =>
        a.hazard.localeCompare(b.hazard) || severityRank(a.severity) - severityRank(b.severity),
    );
}
