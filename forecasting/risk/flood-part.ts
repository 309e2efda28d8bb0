import type { AssessmentInput } from '../../domain/assessment-input.ts';
import type { Observation } from '../../domain/observation.ts';
import { propertyOf } from '../../domain/property.ts';
import type { RiskPart } from '../../domain/risk.ts';
import { type Severity, severityRank } from '../../domain/severity.ts';
import { type Level, type Station, seriesId } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import { RULES, RISK_WORDS as say } from './risk-words.ts';

/** What the flood of a sub-basin is told from. Warnings by `station/hazard`. */
export interface FloodSources {
  readonly stations: readonly Station[];
  /** The newest reading by series id. */
  readonly latest: ReadonlyMap<string, Observation>;
  readonly warnings: ReadonlyMap<string, WarningEvent>;
  readonly forecastWarnings: ReadonlyMap<string, WarningEvent>;
  /** The hour it is told for, epoch ms. */
  readonly time: number;
}

/** Older readings say nothing of now. */
const FRESH_MS = 3 * HOUR_MS;
const REACH_MS = 72 * HOUR_MS;
/** So many inputs are shown of a part. */
const SHOWN = 3;

/** The flood part of a sub-basin's risk. */
export function floodPart(sources: FloodSources): RiskPart {
  const levelled = sources.stations.filter(({ levels }) => floodLevels(levels).length > 0);
  const found = levelled.flatMap((station) => [
    ...observed(station, sources),
    ...probable(station, sources),
  ]);
  const sorted = found.toSorted(
    (a, b) => severityRank(b.severity) - severityRank(a.severity) || b.over - a.over,
  );
  const why = levelled.length === 0 ? say.noLevels : say.notFresh;
  const [worst] = sorted;
  return {
    grade: worst === undefined ? null : (worst.severity ?? 'none'),
    rule: RULES.flood,
    ...(worst === undefined && { why }),
    inputs: sorted.slice(0, SHOWN).map(({ input }) => input),
  };
}

interface Found {
  readonly severity: Severity | undefined;
  /** How far over the line it is, m or m3/s; below 0 under it. */
  readonly over: number;
  readonly input: AssessmentInput;
}

function observed(station: Station, sources: FloodSources): Found[] {
  const properties = new Set(floodLevels(station.levels).map(({ property }) => property));
  return [...properties].flatMap((property) => {
    const reading = sources.latest.get(seriesId(station.id, property));
    const isFresh = reading && Math.abs(sources.time - reading.time) <= FRESH_MS;
    return isFresh ? standing(station, reading, sources) : [];
  });
}

/** Where a reading stands among the station's levels; an open warning holds until it ends. */
function standing(
  { id, levels: all }: Station,
  { property, value, time }: Observation,
  { warnings }: FloodSources,
): Found[] {
  if (value === null) return [];
  const levels = floodLevels(all).filter((level) => level.property === property);
  const reached = levels.findLast((level) => value >= level.value)?.severity;
  const open = warnings.get(`${id}/flood`);
  const warned = open?.property === property ? open.severity : undefined;
  const severity = severityRank(warned) > severityRank(reached) ? warned : reached;
  const line = levels.find((level) => level.severity === severity) ?? levels[0];
  const threshold = line?.value ?? Number.NaN;
  const name = property === 'stage' ? say.stage : say.discharge;
  const input = { ...labelled(id, property), isReading: true, name, value, time, threshold };
  return [{ severity, over: value - threshold, input }];
}

/** A level that is probable: the warning stands until a forecast ends it, at the most for as long as forecasts reach. */
function probable(station: Station, { forecastWarnings, time }: FloodSources): Found[] {
  const event = forecastWarnings.get(`${station.id}/flood`);
  if (event?.severity === undefined || time - event.readingTime > REACH_MS) return [];
  const { severity, value, threshold, readingTime, probability = 0 } = event;
  const name = say.forecast(Math.round(100 * probability));
  const input = {
    ...labelled(station.id, event.property),
    name,
    value,
    time: readingTime,
    threshold,
  };
  return [{ severity, over: value - threshold, input }];
}

function labelled(station: string, property: string) {
  const { unit = 'm', decimals = 2 } = propertyOf(property) ?? {};
  return { station, property, unit, decimals };
}

/** From mild to grave. */
function floodLevels(levels: readonly Level[]): readonly Level[] {
  return levels
    .filter(({ hazard }) => hazard === 'flood')
    .toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity));
}
