/** One packet as it came through a door: never changed, so that every number can be traced to its bytes. */
export interface RawPacket {
  /** The station (device) it was published as. */
  readonly device: string;
  readonly codec: string;
  /** When the door took it, epoch ms. */
  readonly received: number;
  readonly payload: Uint8Array;
  /** It has waited in topic `late` and comes from there. */
  readonly waited?: true;
}

/** [f64 received, negative if it has waited][u8 length][device][u8 length][codec][payload]; device and codec are at most 255 bytes. */
export function encodeRawPacket(packet: RawPacket): Uint8Array {
  const { device, codec, received, payload, waited } = packet;
  const codecAt = DEVICE_AT + Buffer.byteLength(device);
  const payloadAt = codecAt + 1 + Buffer.byteLength(codec);
  const bytes = Buffer.allocUnsafe(payloadAt + payload.length);
  bytes.writeDoubleBE(waited ? -received : received);
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
  const received = buffer.readDoubleBE();
  const packet = {
    device: buffer.toString('utf8', DEVICE_AT, codecAt),
    codec: buffer.toString('utf8', codecAt + 1, payloadAt),
    received: Math.abs(received),
    payload: bytes.subarray(payloadAt),
  };
  return received < 0 ? { ...packet, waited: true } : packet;
}

const DEVICE_AT = 9;
