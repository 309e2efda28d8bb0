import type { InfluxClient, WriteTarget } from './influx-client.ts';

/** What the server refuses for what it is, and the server's reason. */
export interface RefusedItem<T> {
  readonly item: T;
  readonly reason: string;
}

/** Items as lines of line protocol, to one bucket. */
export interface Lines<T> extends WriteTarget {
  readonly items: readonly T[];
  readonly lineOf: (item: T) => string;
}

/**
 * Writes items in their order, all but those that the server refuses, which it returns. Throws as the client does when
 * anything else goes wrong: then some may be written, and all can be written again.
 */
export async function writeLines<T>(
  client: InfluxClient,
  lines: Lines<T>,
): Promise<RefusedItem<T>[]> {
  const refused: RefusedItem<T>[] = [];
  for (let at = 0; at < lines.items.length; at += MOST_LINES) {
    const items = lines.items.slice(at, at + MOST_LINES);
    refused.push(...(await writePiece(client, { ...lines, items })));
  }
  return refused;
}

/** Beyond, nothing is gained per line, and a refused batch costs more. */
const MOST_LINES = 5_000;

/** Halves a piece that is refused until the items at fault stand alone, or are the whole piece. */
async function writePiece<T>(client: InfluxClient, piece: Lines<T>): Promise<RefusedItem<T>[]> {
  const { items, lineOf } = piece;
  const refusal = await client.write(piece, items.map(lineOf).join('\n'));
  if (!refusal) return [];
  const { reason, dropped } = refusal;
  if (items.length === 1 || dropped === items.length)
    return items.map((item) => ({ item, reason }));
  const middle = items.length >>> 1;
  return [
    ...(await writePiece(client, { ...piece, items: items.slice(0, middle) })),
    ...(await writePiece(client, { ...piece, items: items.slice(middle) })),
  ];
}
