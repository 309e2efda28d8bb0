/** What a CBOR item becomes; maps have strings and numbers for keys, byte strings and simple values are undefined. */
export type CborValue =
  | number
  | string
  | boolean
  | null
  | undefined
  | CborValue[]
  | Map<string | number, CborValue>;

/**
 * Reads one CBOR item that fills the bytes (RFC 8949), of no more than eight levels. Numbers above 2^53 lose their
 * last digits. Throws RangeError with the reason for all that is no such item; never reads beyond the bytes.
 */
export function readCbor(bytes: Uint8Array): CborValue {
  const cursor: Cursor = { view: viewOf(bytes), bytes, at: 0 };
  const value = readItem(cursor, DEEPEST);
  if (cursor.at < bytes.length) throw new RangeError('bytes behind the end');
  return value;
}

const DEEPEST = 8;

/** Where the next byte is; a DataView throws RangeError by itself for bytes that are not there. */
interface Cursor {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  at: number;
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** Section 3: three bits of major type, and five that are an argument or say how long it is. */
function readItem(cursor: Cursor, levels: number): CborValue {
  if (levels === 0) throw new RangeError(`more than ${DEEPEST} levels`);
  const head = cursor.view.getUint8(cursor.at++);
  const info = head & 31;
  return (MAJOR[head >>> 5] as Read)(cursor, info, levels);
}

type Read = (cursor: Cursor, info: number, levels: number) => CborValue;

const utf8 = new TextDecoder();

const MAJOR: readonly Read[] = [
  argument,
  (cursor, info) => -1 - argument(cursor, info),
  (cursor, info) => void readBytes(cursor, info),
  (cursor, info) => utf8.decode(readBytes(cursor, info)),
  readArray,
  readMap,
  readTagged,
  readSimple,
];

/** Section 3: the argument of a head, 0 to 2^64 - 1. */
function argument(cursor: Cursor, info: number): number {
  if (info < 24) return info;
  const { view, at } = cursor;
  if (info > 27) throw new RangeError('an argument of no known length');
  cursor.at += 2 ** (info - 24);
  if (info === 24) return view.getUint8(at);
  if (info === 25) return view.getUint16(at);
  return info === 26 ? view.getUint32(at) : Number(view.getBigUint64(at));
}

/** A string in pieces (section 3.2.3) is rare enough not to be taken. */
function readBytes(cursor: Cursor, info: number): Uint8Array {
  const length = argument(cursor, info);
  const from = cursor.at;
  if (length > cursor.bytes.length - from) throw new RangeError('a string beyond the end');
  cursor.at += length;
  return cursor.bytes.subarray(from, cursor.at);
}

function readArray(cursor: Cursor, info: number, levels: number): CborValue[] {
  const items: CborValue[] = [];
  const hasMore = counter(cursor, info);
  while (hasMore()) items.push(readItem(cursor, levels - 1));
  return items;
}

function readMap(cursor: Cursor, info: number, levels: number): Map<string | number, CborValue> {
  const map = new Map<string | number, CborValue>();
  const hasMore = counter(cursor, info);
  while (hasMore()) {
    const key = readItem(cursor, levels - 1);
    if (typeof key !== 'string' && typeof key !== 'number') throw new RangeError('an odd key');
    map.set(key, readItem(cursor, levels - 1));
  }
  return map;
}

/** Counts so many items; or, of indefinite length (section 3.2.2), until the break. Each item takes a byte at least. */
function counter(cursor: Cursor, info: number): () => boolean {
  if (info !== 31) {
    let left = argument(cursor, info);
    return () => left-- > 0;
  }
  return () => {
    const isBreak = cursor.view.getUint8(cursor.at) === 0xff;
    if (isBreak) cursor.at++;
    return !isBreak;
  };
}

/** A decimal fraction is a number (section 3.4.4); other tags are passed over. */
function readTagged(cursor: Cursor, info: number, levels: number): CborValue {
  const tag = argument(cursor, info);
  const content = readItem(cursor, levels - 1);
  return tag === 4 && Array.isArray(content) ? Number(`${content[1]}e${content[0]}`) : content;
}

/** Section 3.3. */
function readSimple(cursor: Cursor, info: number): CborValue {
  const { view, at } = cursor;
  if (info < 24) return SIMPLE[info];
  if (info < 25 || info > 27) throw new RangeError('a simple value of no known kind');
  cursor.at += 2 ** (info - 24);
  if (info === 25) return shortest(view.getFloat16(at), Math.f16round);
  return info === 26 ? shortest(view.getFloat32(at), Math.fround) : view.getFloat64(at);
}

const SIMPLE: Readonly<Record<number, CborValue>> = { 20: false, 21: true, 22: null };

/** The decimal that was meant by a short float: 22.1, not 22.100000381469727. */
function shortest(value: number, round: (value: number) => number): number {
  for (let digits = 3; digits < 9; digits++) {
    const decimal = Number(value.toPrecision(digits));
    if (round(decimal) === value) return decimal;
  }
  return value;
}
