import type { InfluxClient } from '../influx/influx-client.ts';
import { decodeName, encodeName, fieldText } from '../influx/names.ts';
import { newestFirst } from '../influx/newest-first.ts';
import { timeClause } from '../influx/time-clause.ts';
import { type Place, pointOf } from './influx-place.ts';
import type { JournalEntry, JournalKind, JournalQuery } from './journal.ts';

/** The line of an entry. All its fields but the time are there again as tags or fields. */
export function entryLine(entry: JournalEntry): string {
  const { tags, ns } = pointOf(entry);
  const document = fieldText(JSON.stringify(entry.document));
  return `entry,${tags} live=1i,id=${fieldText(entry.id)},document=${document} ${ns}`;
}

/** The line that makes an entry no longer count or be listed where it was. */
export function struckOutLine(place: Place): string {
  const { tags, ns } = pointOf(place);
  return `entry,${tags} live=0i ${ns}`;
}

/** Reads the entries that fit a query, `limit` of them or more, from before a time on, the newest first. */
export function entryReader(client: InfluxClient, bucket: string, query: JournalQuery) {
  const { limit } = query;

  async function read(conditions: string): Promise<JournalEntry[]> {
    const select = `SELECT id, document, kind, station, label, live FROM entry
      WHERE ${conditionsOf(query)} AND ${conditions}`;
    const entries: JournalEntry[] = [];
    for await (const { rows } of client.query(bucket, select)) {
      for (const row of rows) entries.push(entryOf(row));
    }
    return entries;
  }

  /** Those of the last millisecond are in no order that anyone could follow, so all of them are read. */
  return async (to: number, now: number): Promise<JournalEntry[]> => {
    const found = await newestFirst({ from: Number.NEGATIVE_INFINITY, to, limit }, now, (from) =>
      read(`${timeClause(from, to)} ORDER BY time DESC LIMIT ${limit}`),
    );
    const last = found.at(-1);
    if (!last || found.length < limit) return found.sort(inOrder);
    const ofThatTime = await read(timeClause(last.time, last.time + 1));
    return [...found.filter(({ time }) => time > last.time), ...ofThatTime].sort(inOrder);
  };
}

/** Newest first, those of one time by id, the last first. */
export function inOrder(
  a: Pick<JournalEntry, 'time' | 'id'>,
  b: Pick<JournalEntry, 'time' | 'id'>,
): number {
  return b.time - a.time || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

function conditionsOf({ kind, station, label }: JournalQuery): string {
  return Object.entries({ kind, station, label })
    .flatMap(([tag, name]) => (name === undefined ? [] : `${tag} = '${encodeName(name)}'`))
    .concat('live = 1')
    .join(' AND ');
}

function entryOf([time, id, document, kind, station, label]: readonly unknown[]): JournalEntry {
  return {
    kind: kind as JournalKind,
    id: String(id),
    time: Number(time),
    station: decodeName(String(station)),
    label: decodeName(String(label)),
    document: JSON.parse(String(document)),
  };
}
