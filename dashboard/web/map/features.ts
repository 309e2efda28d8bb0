import type { Feature, Point } from 'geojson';
import { propertyOf } from '../../../domain/property.ts';
import type { BoardRow } from '../board/board.ts';
import { CATEGORIES } from '../board/board.ts';
import { rowMark } from '../board/row-mark.ts';
import { foreseenWords, type Speech } from '../board/row-words.ts';
import { formatValue } from '../format/number.ts';
import { duration } from '../format/time.ts';
import type { Mark } from '../marks/mark.ts';
import type { OriginTag } from '../registry/origin-tag.ts';

/** What the map's style reads of a station. */
interface StationProperties {
  readonly id: string;
  readonly icon: string;
  readonly name: string;
  /** The value, or how old it is; empty where there is nothing to say. */
  readonly said: string;
  /** The level that is forecast; and that it does not speak from the field, unless all are alike. */
  readonly note: string;
  /** ▲ or ▼ while the value moves. */
  readonly arrow: string;
  /** 0 for the worst category; a level that is only forecast comes after those observed, before the rest. */
  readonly rank: number;
}

export type StationFeature = Feature<Point, StationProperties> & { readonly id: string };

/** A row of the board as a point of the map. */
export function stationFeature(
  row: BoardRow,
  speech: Speech & { readonly tagOf?: OriginTag | undefined },
): StationFeature {
  const { id, name, lon, lat } = row.station;
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: {
      id,
      icon: iconName(rowMark(row)),
      name: name[speech.language],
      said: said(row, speech),
      note: [foreseenWords(row, speech), speech.tagOf?.(row.station)].filter(Boolean).join(' '),
      arrow: row.condition === 'good' ? ARROWS[row.rate?.direction ?? 0] : '',
      rank: rankOf(row),
    },
  };
}

function rankOf({ category, severity, foreseen }: BoardRow): number {
  if (severity === undefined && foreseen !== undefined) return CATEGORIES.indexOf('normal') - 0.5;
  return CATEGORIES.indexOf(category);
}

const ARROWS = { '-1': '▼', 0: '', 1: '▲' };

/** The name of a mark's picture: what makes two marks look different. */
export function iconName({ severity, hazard, condition, isForecast, isTroubled }: Mark): string {
  const level = `${severity}-${hazard}-${isForecast ? 'forecast' : condition}`;
  return `${severity === undefined ? condition : level}${isTroubled ? '-troubled' : ''}`;
}

/** What to add, change and remove to come from one set of features to another. */
export interface FeatureChange {
  readonly add: StationFeature[];
  readonly update: StationFeature[];
  readonly remove: string[];
}

/** The difference of two sets of features by id; a station that moved is put anew. */
export function featureChange(
  before: ReadonlyMap<string, StationFeature>,
  after: ReadonlyMap<string, StationFeature>,
): FeatureChange {
  const change: FeatureChange = { add: [], update: [], remove: [] };
  for (const [id, feature] of after) {
    const old = before.get(id);
    if (old === undefined || !isSamePlace(old, feature)) change.add.push(feature);
    else if (!isSameLook(old.properties, feature.properties)) change.update.push(feature);
  }
  for (const id of before.keys()) if (!after.has(id)) change.remove.push(id);
  return change;
}

function said(row: BoardRow, { words }: Speech): string {
  const { latest, condition, property, now } = row;
  if (latest?.value == null || condition === 'none') return '';
  if (condition === 'stale') return duration(now - latest.time, words);
  return formatValue(latest.value, propertyOf(property));
}

function isSamePlace(a: StationFeature, b: StationFeature): boolean {
  const [lon, lat] = a.geometry.coordinates;
  return lon === b.geometry.coordinates[0] && lat === b.geometry.coordinates[1];
}

function isSameLook(a: StationProperties, b: StationProperties): boolean {
  const keys: (keyof StationProperties)[] = ['icon', 'name', 'said', 'note', 'arrow', 'rank'];
  return keys.every((key) => a[key] === b[key]);
}
