/** A record to be packed. */
export interface PackedRecord {
  /** Its offset less the first offset of the batch; by default its index. */
  readonly delta?: number;
  /** At most 65,535 bytes of UTF-8. */
  readonly key: string;
  readonly value: Uint8Array;
}

/** A record unpacked: its bytes are views of the blob, not copies. */
export interface RecordView {
  readonly delta: number;
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/**
 * The records of a batch in one blob, numbers big-endian:
 *
 *     batch  = record*
 *     record = u32 delta   (growing; compaction leaves gaps)
 *              u16 k       length of the key in bytes
 *              u32 v       length of the value in bytes
 *              k bytes     key, UTF-8
 *              v bytes     value
 */
export function packBatch(records: readonly PackedRecord[]): Uint8Array {
  const room = records.reduce((sum, record) => sum + packedSize(record), 0);
  const blob = Buffer.allocUnsafe(room);
  let at = 0;
  records.forEach(({ delta, key, value }, index) => {
    const keyLength = blob.write(key, at + HEADER);
    blob.writeUInt32BE(delta ?? index, at);
    blob.writeUInt16BE(keyLength, at + 4);
    blob.writeUInt32BE(value.length, at + 6);
    blob.set(value, at + HEADER + keyLength);
    at += HEADER + keyLength + value.length;
  });
  return blob.subarray(0, at);
}

/** The inverse of `packBatch`, for a blob whose checksum was right. */
export function unpackBatch(blob: Uint8Array): RecordView[] {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const records: RecordView[] = [];
  for (let at = 0; at < blob.length; ) {
    const keyAt = at + HEADER;
    const valueAt = keyAt + view.getUint16(at + 4);
    const end = valueAt + view.getUint32(at + 6);
    const delta = view.getUint32(at);
    records.push({ delta, key: blob.subarray(keyAt, valueAt), value: blob.subarray(valueAt, end) });
    at = end;
  }
  return records;
}

/** The bytes that a record takes, or a little more: a UTF-16 unit is at most three bytes of UTF-8. */
export function packedSize({ key, value }: PackedRecord): number {
  return HEADER + 3 * key.length + value.length;
}

const HEADER = 10;
