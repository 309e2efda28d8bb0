import type { DatabaseSync } from 'node:sqlite';
import { type ChunkBytes, deflatedBytes, plainBytes, pointsOf } from './chunk-bytes.ts';
import { blankPoints, indexOfTime, mergePoints, pointsBetween, slicePoints } from './columns.ts';
import type { Points } from './store.ts';

export const CHUNKS_SCHEMA = `
  CREATE TABLE chunks (
    series INTEGER NOT NULL,
    first REAL NOT NULL, -- the chunk holds the times from here to where the next chunk of the series begins
    deflated INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (series, first)
  ) WITHOUT ROWID;`;

/** The sealed observations: each series in order of time, cut into chunks of columns. */
export interface Chunks {
  /** Points in [from, to), in pieces in order of time; with a limit, at least that many of one end if there are so many. */
  read(series: number, span: Span): Points[];
  /** Puts points that are in order of time among those that are there; at the same time the new one replaces. */
  fold(series: number, points: Points): void;
}

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly limit?: number | undefined;
  readonly newestFirst?: boolean | undefined;
}

/**
 * `chunkPoints`: what a chunk should hold. The last chunk of a series is rewritten each time it grows and is kept plain;
 * the others are deflated, and grow to twice that size by late points before they are cut.
 */
export function chunksTable(db: DatabaseSync, chunkPoints: number): Chunks {
  const statements = prepare(db);

  /** The chunk that a point of this time belongs in: the one that begins before it, or else the first of all. */
  function chunkFor(series: number, time: number): Chunk {
    const row = statements.before.get(series, time) ?? statements.after.get(series, time);
    if (!row) return { points: blankPoints(0), until: Number.POSITIVE_INFINITY };
    const first = Number(row['first']);
    const next = statements.after.get(series, first);
    return {
      first,
      points: decode(row),
      until: next ? Number(next['first']) : Number.POSITIVE_INFINITY,
    };
  }

  function replace(series: number, chunk: Chunk, points: Points): void {
    if (chunk.first !== undefined) statements.remove.run(series, chunk.first);
    const isLast = chunk.until === Number.POSITIVE_INFINITY;
    for (const { first, deflated, bytes } of cut(points, chunkPoints, isLast)) {
      statements.insert.run(series, first, Number(deflated), bytes);
    }
  }

  return {
    read(series, { from, to, limit = Number.POSITIVE_INFINITY, newestFirst = false }) {
      const rows = newestFirst ? statements.newestFirst : statements.oldestFirst;
      const pieces: Points[] = [];
      let left = limit;
      for (const row of rows.iterate(series, from, to)) {
        const piece = pointsBetween(decode(row), from, to);
        pieces.push(piece);
        left -= piece.times.length;
        if (left <= 0) break;
      }
      return newestFirst ? pieces.reverse() : pieces;
    },
    fold(series, points) {
      for (let start = 0; start < points.times.length; ) {
        const chunk = chunkFor(series, points.times[start] ?? 0);
        const end = indexOfTime(points.times, chunk.until);
        replace(series, chunk, mergePoints(chunk.points, slicePoints(points, start, end)));
        start = end;
      }
    },
  };
}

interface Chunk {
  /** undefined: it is not there yet. */
  readonly first?: number;
  readonly points: Points;
  /** Where the next one begins. */
  readonly until: number;
}

function prepare(db: DatabaseSync) {
  const inSpan = (order: 'ASC' | 'DESC') =>
    db.prepare(`
      SELECT deflated, bytes FROM chunks WHERE series = ?1 AND first < ?3 AND first >=
        (SELECT coalesce(max(first), ?2) FROM chunks WHERE series = ?1 AND first <= ?2)
      ORDER BY first ${order}`);
  return {
    oldestFirst: inSpan('ASC'),
    newestFirst: inSpan('DESC'),
    before: db.prepare(
      'SELECT first, deflated, bytes FROM chunks WHERE series = ? AND first <= ? ORDER BY first DESC LIMIT 1',
    ),
    after: db.prepare(
      'SELECT first, deflated, bytes FROM chunks WHERE series = ? AND first > ? ORDER BY first LIMIT 1',
    ),
    remove: db.prepare('DELETE FROM chunks WHERE series = ? AND first = ?'),
    insert: db.prepare('INSERT INTO chunks VALUES (?, ?, ?, ?)'),
  };
}

function decode(row: Record<string, unknown>): Points {
  return pointsOf({ deflated: row['deflated'] === 1, bytes: row['bytes'] } as ChunkBytes);
}

/** Cuts points into chunks; the last piece of the last chunk stays open, and plain. */
function cut(points: Points, size: number, isLast: boolean): (ChunkBytes & { first: number })[] {
  const count = points.times.length;
  const pieces = isLast ? fullPieces(count, size) : evenPieces(count, size);
  return pieces.map(([start, end]) => {
    const piece = slicePoints(points, start, end);
    const packed = isLast && end === count ? plainBytes(piece) : deflatedBytes(piece);
    return { first: piece.times[0] ?? 0, ...packed };
  });
}

/** Full chunks and a rest: what comes next will fill it. */
function fullPieces(count: number, size: number): [start: number, end: number][] {
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => [
    i * size,
    Math.min(count, (i + 1) * size),
  ]);
}

/** One chunk up to twice the size, then equal ones: what comes later may fall into any. */
function evenPieces(count: number, size: number): [start: number, end: number][] {
  const pieces = count <= 2 * size ? 1 : Math.round(count / size);
  const at = (i: number) => Math.floor((i * count) / pieces);
  return Array.from({ length: pieces }, (_, i) => [at(i), at(i + 1)]);
}
