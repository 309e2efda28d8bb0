import { hash } from 'node:crypto';
import { DAY_MS } from '../../domain/time.ts';
import type { InfluxClient, Table } from '../influx/influx-client.ts';
import { encodeName, fieldText } from '../influx/names.ts';
import type { JournalEntry } from './journal.ts';

/** Which point of InfluxDB an entry is: its tags and its time decide. */
export type Place = Pick<JournalEntry, 'kind' | 'id' | 'time' | 'station' | 'label'>;

/** The tags and the time, ns, of the point that an entry is. */
export function pointOf({ kind, id, time, station, label }: Place): { tags: string; ns: bigint } {
  const tags = `kind=${encodeName(kind)},label=${encodeName(label)},station=${encodeName(station)}`;
  return { tags, ns: BigInt(time) * NS_PER_MS + BigInt(slotOf(id)) };
}

/** The line that remembers where the entry of this id is. */
export function seatLine(place: Place): string {
  const { kind, id, time, station, label } = place;
  const { shelf, ns } = seatOf(place);
  return `seat,shelf=${shelf} place=${fieldText(JSON.stringify([kind, id, time, station, label]))} ${ns}`;
}

/** Where entries of the same kinds and ids were recorded before, if elsewhere, in the same weeks. */
export async function formerPlaces(
  client: InfluxClient,
  bucket: string,
  places: readonly Place[],
): Promise<Place[]> {
  const former: Promise<Place[]>[] = [];
  for (let at = 0; at < places.length; at += MOST_STATEMENTS) {
    former.push(formerOf(client, bucket, places.slice(at, at + MOST_STATEMENTS)));
  }
  return (await Promise.all(former)).flat();
}

async function formerOf(
  client: InfluxClient,
  bucket: string,
  places: readonly Place[],
): Promise<Place[]> {
  const former: Place[] = [];
  const statements = places
    .map(seatOf)
    .map(({ shelf, ns }) => `SELECT place FROM seat WHERE shelf = '${shelf}' AND time = ${ns}`);
  for await (const table of client.query(bucket, statements.join(';'))) {
    const place = placeIn(table);
    if (isFormer(place, places[table.statement])) former.push(place);
  }
  return former;
}

const NS_PER_MS = 1_000_000n;
const WEEK_MS = 7 * DAY_MS;
const MOST_STATEMENTS = 200;

/**
 * Tells entries of one millisecond, station and label apart. Ids that differ in their last digits, as those of packets
 * that come together do, never have the same number.
 */
function slotOf(id: string): number {
  let slot = 0;
  for (let i = 0; i < id.length; i++) slot = (slot * 31 + id.charCodeAt(i)) % 999_983;
  return slot;
}

/**
 * A time within the entry's week that only the kind and the id decide, so that a seat is found without knowing where
 * the entry is, and ends when its bucket lets go of that week. Shelves keep each series of seats short.
 */
function seatOf({ kind, id, time }: Place): { shelf: number; ns: bigint } {
  const number = BigInt(`0x${hash('sha256', `${kind}\n${id}`).slice(0, 15)}`);
  const week = BigInt(Math.floor(time / WEEK_MS) * WEEK_MS) * NS_PER_MS;
  return { shelf: Number(number >> 50n), ns: week + (number & 0x1_ffff_ffff_ffffn) };
}

function placeIn({ rows }: Table): Place {
  const [kind, id, time, station, label] = JSON.parse(String(rows[0]?.[1]));
  return { kind, id, time, station, label };
}

/** A seat may, once in a blue moon, be another entry's. */
function isFormer(former: Place, now: Place | undefined): boolean {
  if (former.kind !== now?.kind || former.id !== now.id) return false;
  return former.time !== now.time || former.station !== now.station || former.label !== now.label;
}
