import type { LatestEntry } from '../../../domain/api-answers.ts';
import { SEVERITIES, type Severity, severityRank } from '../../../domain/severity.ts';
import { type Hazard, type Station, seriesId } from '../../../domain/station.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import type { Condition } from '../marks/mark.ts';
import { conditionOf, staleAfter } from '../registry/condition.ts';
import { LAYERS, type LayerKey, propertyShown } from '../registry/layers.ts';
import { linesOf } from '../registry/lines.ts';
import { type Margin, marginOf } from './margin.ts';

/** What the legend counts a station as: its open warning, else the state of its data. */
export const CATEGORIES = [
  ...SEVERITIES.toReversed(),
  'normal',
  'suspect',
  'stale',
  'none',
] as const;
export type Category = Severity | 'normal' | 'suspect' | 'stale' | 'none';

/** One line of the margin board, and one mark of the map. */
export interface BoardRow {
  readonly station: Station;
  readonly property: string;
  readonly latest: LatestEntry | undefined;
  readonly severity: Severity | undefined;
  readonly hazard: Hazard;
  readonly condition: Condition;
  readonly category: Category;
  /** Canonical unit per hour; undefined where it means nothing (totals) or is unknown. */
  readonly trend: number | undefined;
  readonly margin: Margin | undefined;
}

export interface BoardInput {
  readonly stations: readonly Station[];
  readonly latest: ReadonlyMap<string, LatestEntry>;
  readonly warnings: readonly WarningEvent[];
  readonly layer: LayerKey;
  /** Event time, epoch ms. */
  readonly now: number;
}

/** The stations of a layer, worst first: by open warning, then by time to the next line, then by the margin. */
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
  { latest: all, warnings, now }: Omit<BoardInput, 'stations' | 'layer'>,
): BoardRow {
  const latest = all.get(seriesId(station.id, property));
  const warning = worstOf(warnings, station.id, [property]);
  const condition = conditionOf(latest, staleAfter(station, property), now);
  const trend = latest?.trendPerHour ?? undefined;
  const margin =
    latest?.value == null
      ? undefined
      : marginOf(linesOf(station, property), latest.value, trend ?? 0, warning?.hazard);
  return {
    station,
    property,
    latest,
    severity: warning?.severity,
    hazard: warning?.hazard ?? 'flood',
    condition,
    category: warning?.severity ?? (condition === 'good' ? 'normal' : condition),
    trend,
    margin,
  };
}

/** How many rows each category has, the empty ones included. */
export function countByCategory(rows: readonly BoardRow[]): Record<Category, number> {
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
    compare(hoursLeft(a), hoursLeft(b)) ||
    compare(marginLeft(a), marginLeft(b)) ||
    // Without lines to measure by, the higher value comes first: the wettest gauge, the dirtiest air.
    compare(-(a.latest?.value ?? 0), -(b.latest?.value ?? 0)) ||
    (a.station.name.en < b.station.name.en ? -1 : 1)
  );
}

/** Hours to the next line; none left to pass is the worst there is, not nearing the next is the mildest. */
function hoursLeft({ margin }: BoardRow): number {
  if (margin !== undefined && margin.next === undefined) return 0;
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
