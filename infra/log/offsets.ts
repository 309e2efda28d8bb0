import { join } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';
import { attempt, isDamage } from './log-failure.ts';
import { inTransaction, openSqlite } from './sqlite-file.ts';

/** Where a group stands in a topic. */
export interface GroupState {
  readonly group: string;
  /** The first offset that it has not committed. */
  readonly offset: number;
  /** Epoch ms at which it last began to read or committed. */
  readonly seen: number;
}

export type Offsets = ReturnType<typeof openOffsets>;

/**
 * The committed offsets of all groups and topics, in one file beside the topics. A commit lost by a power failure only
 * means that records are read again, so commits are not synced.
 */
export function openOffsets(folder: string) {
  const path = join(folder, '_offsets.sqlite'); // no topic's name begins with "_"
  const db = openDatabase(path);
  const states = db.prepare(
    'SELECT reader AS "group", next AS "offset", seen FROM committed WHERE topic = ?',
  );
  const state = db.prepare('SELECT next FROM committed WHERE topic = ? AND reader = ?');
  const commit = db.prepare(
    `INSERT INTO committed VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET next = max(next, excluded.next), seen = excluded.seen`,
  );

  return {
    /** The first offset that the group has not committed; 0 for a new group. */
    of: (topic: string, group: string) =>
      attempt(path, () => Number(state.get(topic, group)?.['next'] ?? 0)),
    /** All groups that ever read the topic. */
    groups: (topic: string) => attempt(path, () => states.all(topic)) as unknown as GroupState[],
    /** Never takes a group back; with offset 0 it only says that the group is there. */
    commit(topic: string, { group, offset, seen }: GroupState): void {
      attempt(path, () => commit.run(topic, group, offset, seen));
    },
    /** Runs the work while no other process is in such work: the lock under which topic files are made and mended. */
    exclusively: <T>(work: () => T): T => inTransaction(db, work),
    close: () => db.close(),
  };
}

const SCHEMA = `
  CREATE TABLE committed (
    topic TEXT NOT NULL, reader TEXT NOT NULL, next INTEGER NOT NULL, seen INTEGER NOT NULL,
    PRIMARY KEY (topic, reader)
  ) WITHOUT ROWID`;

function openDatabase(path: string) {
  try {
    return openSqlite({ path, version: 1, schema: SCHEMA, synchronous: 'NORMAL' });
  } catch (error) {
    if (!isDamage(error)) throw error;
    const remedy = `${path} is damaged: stop poyang and delete this file. Every group then reads again all that is kept.`;
    throw new PoyangError('LOG_UNAVAILABLE', remedy, { cause: error });
  }
}
