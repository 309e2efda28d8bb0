import type { Observation } from '../../domain/observation.ts';
import type { Clock } from '../clock.ts';
import type { InfluxClient } from '../influx/influx-client.ts';
import { encodeName } from '../influx/names.ts';
import { type NewestOf, newestFirst } from '../influx/newest-first.ts';
import { timeClause } from '../influx/time-clause.ts';
import { blankPoints, concatPoints } from './columns.ts';
import { FIELDS, type ObservationRow, observationOf, pointsOf } from './influx-observation.ts';
import type { Points, RangeQuery } from './store.ts';

type Series = Pick<Observation, 'station' | 'property'>;

export interface InfluxReader {
  range(query: RangeQuery): Promise<Points>;
  /** The newest observation of a series whose flag is 1, 2 or 3. */
  newestUsable(series: Series): Promise<Observation | undefined>;
}

/** Reads observations by InfluxQL, in a quarter of the time that Flux takes (docs/decisions/0007-influx-measurements.md). */
export function influxReader(client: InfluxClient, bucket: string, clock: Clock): InfluxReader {
  const select = (series: Series, conditions: string, order: string) =>
    client.query(
      bucket,
      `SELECT ${FIELDS} FROM "${encodeName(series.property)}"
       WHERE station = '${encodeName(series.station)}' AND ${conditions} ${order}`,
    );

  async function all(series: Series, span: Span, order: string): Promise<Points> {
    const pieces: Points[] = [];
    for await (const { rows } of select(series, timeClause(span.from, span.to), order)) {
      pieces.push(pointsOf(rows as ObservationRow[]));
    }
    return concatPoints(pieces);
  }

  function newest(series: Series, span: NewestOf, condition = ''): Promise<ObservationRow[]> {
    return newestFirst(span, clock.now(), async (from) => {
      const found: ObservationRow[] = [];
      const conditions = timeClause(from, span.to) + condition;
      const order = `ORDER BY time DESC LIMIT ${span.limit}`;
      for await (const { rows } of select(series, conditions, order)) {
        found.push(...(rows as ObservationRow[]));
      }
      return found;
    });
  }

  return {
    async range({ from, to, limit, newestFirst: fromEnd = false, ...series }) {
      if (from >= to) return blankPoints(0);
      if (limit === undefined) return all(series, { from, to }, '');
      if (limit <= 0) return blankPoints(0); // InfluxQL takes LIMIT 0 for no limit
      if (!fromEnd) return all(series, { from, to }, `LIMIT ${limit}`);
      return pointsOf((await newest(series, { from, to, limit })).reverse());
    },
    async newestUsable(series) {
      const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, limit: 1 };
      const [row] = await newest(series, always, ' AND mark % 10 < 4');
      return row && observationOf(series, row);
    },
  };
}

type Span = Pick<RangeQuery, 'from' | 'to'>;
