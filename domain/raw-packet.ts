/** One packet as it came through a door: never changed, so that every number can be traced to its bytes. */
export interface RawPacket {
  /** The station (device) it was published as. */
  readonly device: string;
  readonly codec: string;
  /** When the door took it, epoch ms. */
  readonly received: number;
  readonly payload: Uint8Array;
}

/** [f64 received][u8 length][device][u8 length][codec][payload]; device and codec are at most 255 bytes. */
export function encodeRawPacket({ device, codec, received, payload }: RawPacket): Uint8Array {
  const codecAt = DEVICE_AT + Buffer.byteLength(device);
  const payloadAt = codecAt + 1 + Buffer.byteLength(codec);
  const bytes = Buffer.allocUnsafe(payloadAt + payload.length);
  bytes.writeDoubleBE(received);
  bytes[DEVICE_AT - 1] = bytes.write(device, DEVICE_AT);
  bytes[codecAt] = bytes.write(codec, codecAt + 1);
  bytes.set(payload, payloadAt);
  return bytes;
}

/** The inverse of `encodeRawPacket`; the payload is a view, not a copy. */
export function decodeRawPacket(bytes: Uint8Array): RawPacket {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const codecAt = DEVICE_AT + (bytes[DEVICE_AT - 1] ?? 0);
  const payloadAt = codecAt + 1 + (bytes[codecAt] ?? 0);
  return {
    device: buffer.toString('utf8', DEVICE_AT, codecAt),
    codec: buffer.toString('utf8', codecAt + 1, payloadAt),
    received: buffer.readDoubleBE(),
    payload: bytes.subarray(payloadAt),
  };
}

const DEVICE_AT = 9;
