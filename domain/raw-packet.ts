/** One packet as it came through a door: never changed, so that every number can be traced to its bytes. */
export interface RawPacket {
  /** The station (device) it was published as. */
  readonly device: string;
  readonly codec: string;
  /** When the door took it, epoch ms. */
  readonly received: number;
  readonly payload: Uint8Array;
}

const text = new TextEncoder();
const utf8 = new TextDecoder();

/** [f64 received][u8 length][device][u8 length][codec][payload]; device and codec are at most 255 bytes. */
export function encodeRawPacket(packet: RawPacket): Uint8Array {
  const device = text.encode(packet.device);
  const codec = text.encode(packet.codec);
  const bytes = new Uint8Array(10 + device.length + codec.length + packet.payload.length);
  new DataView(bytes.buffer).setFloat64(0, packet.received);
  bytes[8] = device.length;
  bytes.set(device, 9);
  bytes[9 + device.length] = codec.length;
  bytes.set(codec, 10 + device.length);
  bytes.set(packet.payload, 10 + device.length + codec.length);
  return bytes;
}

/** The inverse of `encodeRawPacket`; the payload is a view, not a copy. */
export function decodeRawPacket(bytes: Uint8Array): RawPacket {
  const received = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0);
  const codecAt = 9 + (bytes[8] ?? 0);
  const payloadAt = codecAt + 1 + (bytes[codecAt] ?? 0);
  return {
    device: utf8.decode(bytes.subarray(9, codecAt)),
    codec: utf8.decode(bytes.subarray(codecAt + 1, payloadAt)),
    received,
    payload: bytes.subarray(payloadAt),
  };
}
