import type { ForecastBrief, LatestEntry } from '../../../domain/api-answers.ts';
import { SEVERITIES, type Severity, severityRank } from '../../../domain/severity.ts';
import { type Hazard, type Station, seriesId } from '../../../domain/station.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import { urgency } from '../forecast/time-to-level.ts';
import type { Condition } from '../marks/mark.ts';
import { conditionOf, staleAfter } from '../registry/condition.ts';
import { LAYERS, type LayerKey, propertyShown } from '../registry/layers.ts';
import type { NowAt } from '../registry/now-at.ts';
import { type Rate, rateOf, TREND_HOLDS_MS } from '../registry/trend.ts';
import { type Standing, standing } from './standing.ts';

/** What the legend counts a station as: its open warning, else the state of its data; a sub-basin may be known in part. */
export const CATEGORIES = [
  ...SEVERITIES.toReversed(),
  'normal',
  'partly',
  'suspect',
  'stale',
  'none',
] as const;
export type Category = Severity | 'normal' | 'partly' | 'suspect' | 'stale' | 'none';

/** One line of the margin board, and one mark of the map. */
export interface BoardRow extends Standing {
  readonly station: Station;
  readonly property: string;
  readonly latest: LatestEntry | undefined;
  readonly severity: Severity | undefined;
  readonly hazard: Hazard;
  readonly condition: Condition;
  readonly category: Category;
  /** How fast the value moves; undefined where that means nothing (totals), is unknown, or is long ago. */
  readonly rate: Rate | undefined;
  /** The newest forecast, however old. */
  readonly forecast: ForecastBrief | undefined;
  /** What is warned of because it is probable, where that is graver than what is observed. */
  readonly foreseen: WarningEvent | undefined;
  /** Something is wrong with its device. */
  readonly isTroubled: boolean;
  /** What "now" is at the station, epoch ms. */
  readonly now: number;
}

export interface BoardInput {
  readonly stations: readonly Station[];
  readonly latest: ReadonlyMap<string, LatestEntry>;
  readonly warnings: readonly WarningEvent[];
  readonly forecasts?: ReadonlyMap<string, ForecastBrief> | undefined;
  readonly forecastWarnings?: readonly WarningEvent[] | undefined;
  /** The devices in trouble, by station. */
  readonly troubled?: ReadonlyMap<string, unknown> | undefined;
  readonly layer: LayerKey;
  readonly nowAt: NowAt;
}

/** The stations of a layer, worst first: by open warning, then by forecast warning, by time to the next line, by the margin. */
export function boardRows(input: BoardInput): BoardRow[] {
  const warned = Map.groupBy(input.warnings, (warning) => warning.station);
  return input.stations
    .flatMap((station) => {
      const warnings = warned.get(station.id) ?? [];
      const property = shownProperty(station, input, warnings);
      return property === undefined ? [] : rowOf(station, property, { ...input, warnings });
    })
    .sort(compareRows);
}

/** The row of one property at one station; of its open warnings the worst counts. */
export function rowOf(
  station: Station,
  property: string,
  input: Omit<BoardInput, 'stations' | 'layer'>,
): BoardRow {
  const key = seriesId(station.id, property);
  const latest = input.latest.get(key);
  const now = input.nowAt(station);
  const warning = worstOf(input.warnings, station.id, [property]);
  const probable = worstOf(input.forecastWarnings ?? [], station.id, [property]);
  const isGraver = severityRank(probable?.severity) > severityRank(warning?.severity);
  const foreseen = isGraver ? probable : undefined;
  const forecast = input.forecasts?.get(key);
  const condition = conditionOf(latest, staleAfter(station, property), now);
  const rate = rateOf(property, perHourAt(now, latest));
  return {
    station,
    property,
    latest,
    severity: warning?.severity,
    hazard: warning?.hazard ?? foreseen?.hazard ?? 'flood',
    condition,
    category: warning?.severity ?? (condition === 'good' ? 'normal' : condition),
    rate,
    forecast,
    foreseen,
    isTroubled: input.troubled?.has(station.id) ?? false,
    ...standing(station, property, { latest, rate, warning, foreseen, forecast, now }),
    now,
  };
}

function perHourAt(now: number, latest: LatestEntry | undefined): number | undefined {
  const isOld = latest !== undefined && now - latest.time > TREND_HOLDS_MS;
  return isOld ? undefined : (latest?.trendPerHour ?? undefined);
}

/** How many rows each category has, the empty ones included. */
export function countByCategory(
  rows: readonly Pick<BoardRow, 'category'>[],
): Record<Category, number> {
  const counts = Object.fromEntries(CATEGORIES.map((c) => [c, 0])) as Record<Category, number>;
  for (const row of rows) counts[row.category] += 1;
  return counts;
}

/** The property with the worst warning in the layer, else the layer's own choice. */
function shownProperty(
  station: Station,
  { latest, layer }: BoardInput,
  warnings: readonly WarningEvent[],
): string | undefined {
  const worst = worstOf(warnings, station.id, LAYERS[layer].properties);
  return (
    worst?.property ??
    propertyShown(station, layer, (property) => latest.get(seriesId(station.id, property)))
  );
}

function worstOf(
  warnings: readonly WarningEvent[],
  station: string,
  properties: readonly string[],
): WarningEvent | undefined {
  return warnings
    .filter((w) => w.station === station && properties.includes(w.property))
    .reduce<WarningEvent | undefined>(
      (worst, w) => (severityRank(w.severity) > severityRank(worst?.severity) ? w : worst),
      undefined,
    );
}

function compareRows(a: BoardRow, b: BoardRow): number {
  return (
    CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category) ||
    severityRank(b.foreseen?.severity) - severityRank(a.foreseen?.severity) ||
    compare(hoursLeft(a), hoursLeft(b)) ||
    compare(marginLeft(a), marginLeft(b)) ||
    // Without lines to measure by, the higher value comes first: the wettest gauge, the dirtiest air.
    compare(-(a.latest?.value ?? 0), -(b.latest?.value ?? 0)) ||
    (a.station.name.en < b.station.name.en ? -1 : 1)
  );
}

/** Hours to the next line, as forecast or else at the present rate; none left to pass is the worst there is, not nearing the next is the mildest. */
function hoursLeft({ margin, ahead }: BoardRow): number {
  if (margin !== undefined && margin.next === undefined) return 0;
  if (ahead !== undefined) return urgency(ahead);
  return margin?.next?.hours ?? Number.POSITIVE_INFINITY;
}

/** Below zero by as much as the last line is passed. */
function marginLeft({ margin }: BoardRow): number {
  if (margin === undefined) return Number.POSITIVE_INFINITY;
  return margin.next?.left ?? -(margin.passed?.by ?? 0);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
