/** One field of a protobuf message (protobuf.dev/programming-guides/encoding): its number, and what it holds. */
export interface WireField {
  readonly number: number;
  /** A varint, or eight or four bytes of fixed width; as bits. */
  readonly bits: bigint;
  /** A string, bytes or a message; empty for numbers. */
  readonly bytes: Uint8Array;
  readonly wire: 0 | 1 | 2 | 5;
}

/**
 * The fields of a message, in their order. Throws RangeError, with the offset in its message, for bytes that are none:
 * cut short, a group, a varint of more than ten bytes.
 */
export function* fieldsOf(message: Uint8Array): Generator<WireField> {
  const view = new DataView(message.buffer, message.byteOffset, message.length);
  for (let at = 0; at < message.length; ) {
    const key = readVarint(message, at);
    const wire = Number(key.value & 7n);
    const read = READERS[wire];
    if (read === undefined) throw new RangeError(`wire type ${wire} at ${at}`);
    const field = read(message, view, key.next);
    yield { number: Number(key.value >> 3n), wire: wire as WireField['wire'], ...field.value };
    at = field.next;
  }
}

/** The number in eight bytes of a double, or four of a float. */
export function floatOf({ bits, wire }: WireField): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return wire === 5 ? view.getFloat32(4) : view.getFloat64(0);
}

const NO_BYTES = new Uint8Array();

type Read = (
  message: Uint8Array,
  view: DataView,
  at: number,
) => { value: Pick<WireField, 'bits' | 'bytes'>; next: number };

const READERS: Readonly<Record<number, Read>> = {
  0(message, _, at) {
    const { value, next } = readVarint(message, at);
    return { value: { bits: value, bytes: NO_BYTES }, next };
  },
  1: (_, view, at) => ({
    value: { bits: view.getBigUint64(at, true), bytes: NO_BYTES },
    next: at + 8,
  }),
  2(message, _, at) {
    const { value: length, next: start } = readVarint(message, at);
    if (length > BigInt(message.length - start)) throw new RangeError(`cut short at ${start}`);
    const next = start + Number(length);
    return { value: { bits: 0n, bytes: message.subarray(start, next) }, next };
  },
  5: (_, view, at) => ({
    value: { bits: BigInt(view.getUint32(at, true)), bytes: NO_BYTES },
    next: at + 4,
  }),
};

function readVarint(message: Uint8Array, at: number): { value: bigint; next: number } {
  let value = 0n;
  for (let i = 0; i < 10; i++) {
    const byte = message[at + i];
    if (byte === undefined) throw new RangeError(`cut short at ${at + i}`);
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), next: at + i + 1 };
  }
  throw new RangeError(`a varint of more than ten bytes at ${at}`);
}
