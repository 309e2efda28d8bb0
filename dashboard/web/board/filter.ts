import type { BoardRow } from './board.ts';

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

export interface BoardFilter {
  /** What was typed: part of a name, a river or a code, in either language. */
  readonly query: string;
  /** Only what lies within, when asked. */
  readonly within: Bounds | undefined;
  /** Only stations whose device is in trouble, when asked. */
  readonly troubled?: boolean;
}

/** The rows that pass; their order stays. */
export function filterRows(rows: readonly BoardRow[], filter: BoardFilter): BoardRow[] {
  const query = filter.query.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (!filter.troubled || row.isTroubled) &&
      (query === '' || searchText(row).includes(query)) &&
      (filter.within === undefined || contains(filter.within, row.station)),
  );
}

/** Whether a place lies within the bounds. */
export function contains(bounds: Bounds, { lon, lat }: { lon: number; lat: number }): boolean {
  const [west, south, east, north] = bounds;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function searchText({ station }: BoardRow): string {
  const { id, name, river } = station;
  return [id, name.zh, name.en, river?.zh, river?.en].join('\n').toLowerCase();
}
