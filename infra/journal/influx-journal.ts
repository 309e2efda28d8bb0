import { type Clock, systemClock } from '../clock.ts';
import { type InfluxClient, influxClient } from '../influx/influx-client.ts';
import { bucketsOf, type InfluxSettings } from '../influx/influx-settings.ts';
import { decodeName, encodeName } from '../influx/names.ts';
import { writeLines } from '../influx/write-lines.ts';
import { type Logger, silentLogger } from '../logger.ts';
import { entryLine, entryReader, inOrder, struckOutLine } from './influx-entries.ts';
import { formerPlaces, seatLine } from './influx-place.ts';
import type { Journal, JournalEntry, JournalQuery } from './journal.ts';

export interface InfluxJournalOptions {
  readonly readOnly?: boolean;
  /** Is told of entries that the server refuses: those of more than 1 MiB. */
  readonly logger?: Logger;
  readonly clock?: Clock;
}

/**
 * The journal in InfluxDB 2 (docs/decisions/0007-influx-measurements.md). An entry that is recorded again under another
 * time replaces the first if both times are in the same week. Throws STORE_UNAVAILABLE or DISK_FULL.
 */
export function influxJournal(
  settings: InfluxSettings,
  { readOnly = false, logger = silentLogger, clock = systemClock }: InfluxJournalOptions = {},
): Journal {
  const client = influxClient(settings);
  const { journal: bucket } = bucketsOf(settings);

  return {
    async record(entries) {
      if (readOnly) throw new Error('this journal was opened for reading');
      await record(client, bucket, entries, logger);
    },
    list: (query) => list(client, bucket, query, clock),
    async count(kind) {
      const counts: Record<string, number> = {};
      const live = `SELECT sum(live) FROM entry WHERE kind = '${encodeName(kind)}' GROUP BY label`;
      for await (const { tags, rows } of client.query(bucket, live)) {
        const count = Number(rows[0]?.[1]);
        if (count > 0) counts[decodeName(tags['label'] ?? '')] = count;
      }
      return counts;
    },
    async close() {
      client.close();
    },
  };
}

/** The entries with what they replace struck out, then their seats: what a crash leaves undone, doing it again does. */
async function record(
  client: InfluxClient,
  bucket: string,
  entries: readonly JournalEntry[],
  logger: Logger,
): Promise<void> {
  const last = [...new Map(entries.map((entry) => [`${entry.kind}/${entry.id}`, entry])).values()];
  if (last.length === 0) return;
  const former = await formerPlaces(client, bucket, last);
  const written = [...last.map(entryLine), ...former.map(struckOutLine)];
  for (const items of [written, last.map(seatLine)]) {
    const lines = { bucket, precision: 'ns', items, lineOf: (line: string) => line } as const;
    for (const { item, reason } of await writeLines(client, lines)) {
      logger.error(`InfluxDB refuses the journal's ${item.slice(0, 200)} …`, reason);
    }
  }
}

async function list(
  client: InfluxClient,
  bucket: string,
  query: JournalQuery,
  clock: Clock,
): Promise<JournalEntry[]> {
  const { before, limit } = query;
  const read = entryReader(client, bucket, query);
  const listed: JournalEntry[] = [];
  let to = before ? before.time + 1 : Number.POSITIVE_INFINITY;
  while (listed.length < limit) {
    const found = await read(to, clock.now());
    listed.push(...found.filter((entry) => !before || inOrder(before, entry) < 0));
    to = found.at(-1)?.time ?? to;
    if (found.length < limit) break;
  }
  return listed.slice(0, limit);
}
