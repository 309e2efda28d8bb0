/** A value in CBOR, numbers as doubles or small integers: enough to write packs for tests with. */
export function cborOf(value: unknown): Buffer {
  if (typeof value === 'number') return numberOf(value);
  if (typeof value === 'boolean') return Buffer.of(value ? 0xf5 : 0xf4);
  if (typeof value === 'string')
    return Buffer.concat([headOf(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Array.isArray(value)) return Buffer.concat([headOf(4, value.length), ...value.map(cborOf)]);
  const entries = value instanceof Map ? [...value] : [];
  return Buffer.concat([headOf(5, entries.length), ...entries.flat().map(cborOf)]);
}

function numberOf(value: number): Buffer {
  if (Number.isInteger(value) && Math.abs(value) < 60_000 && !Object.is(value, -0)) {
    return value < 0 ? headOf(1, -1 - value) : headOf(0, value);
  }
  const bytes = Buffer.alloc(9, 0xfb);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function headOf(major: number, argument: number): Buffer {
  if (argument < 24) return Buffer.of((major << 5) | argument);
  return Buffer.of((major << 5) | 25, argument >> 8, argument & 0xff);
}
