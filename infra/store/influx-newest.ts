import type { Observation } from '../../domain/observation.ts';
import type { Clock } from '../clock.ts';
import { askTogether } from '../influx/ask-together.ts';
import type { InfluxClient } from '../influx/influx-client.ts';
import { encodeName } from '../influx/names.ts';
import { everEarlier, type NewestOf } from '../influx/newest-first.ts';
import { timeClause } from '../influx/time-clause.ts';
import { FIELDS, type ObservationRow } from './influx-observation.ts';

/** A question for the newest rows of a series. */
export interface NewestRows extends Pick<Observation, 'station' | 'property'>, NewestOf {
  /** In InfluxQL, besides the span: ` AND mark % 10 < 4`. */
  readonly condition?: string;
}

/**
 * Answers with a series' newest rows, the newest first. Questions for the same property and span that come in one turn, as
 * when quality control reads back a thousand series, are one question for many stations.
 */
export function newestRows(
  client: InfluxClient,
  bucket: string,
  clock: Clock,
): (question: NewestRows) => Promise<ObservationRow[]> {
  async function rowsOf(questions: readonly NewestRows[], from: number): Promise<RowsByStation> {
    const rows: RowsByStation = new Map(questions.map(({ station }) => [encodeName(station), []]));
    for await (const { tags, rows: some } of client.query(bucket, statement(questions, from))) {
      rows.get(tags['station'] ?? '')?.push(...(some as ObservationRow[]));
    }
    return rows;
  }

  return askTogether({
    kindOf: ({ property, from, to, limit, condition = '' }) =>
      [from, to, limit, condition, property].join(' '),
    most: MOST_STATIONS,
    async ask(questions) {
      const [{ from, to, limit }] = questions as [NewestRows];
      const found: RowsByStation = new Map();
      const rowsFound = ({ station }: NewestRows) => found.get(encodeName(station)) ?? [];
      let open = questions;
      for (const start of everEarlier({ from, to }, clock.now())) {
        for (const [station, rows] of await rowsOf(open, start)) found.set(station, rows);
        open = open.filter((question) => rowsFound(question).length < limit);
        if (open.length === 0) break;
      }
      return questions.map(rowsFound);
    },
  });
}

type RowsByStation = Map<string, ObservationRow[]>;

const MOST_STATIONS = 250;

function statement(questions: readonly NewestRows[], from: number): string {
  const [{ property, to, limit, condition = '' }] = questions as [NewestRows];
  const stations = questions.map(({ station }) => `station = '${encodeName(station)}'`);
  return `SELECT ${FIELDS} FROM "${encodeName(property)}"
    WHERE (${stations.join(' OR ')}) AND ${timeClause(from, to)}${condition}
    GROUP BY station ORDER BY time DESC LIMIT ${limit}`;
}
