import type { Codec } from '../../devices/codecs/codec.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Decoded } from '../../domain/reading.ts';
import type { Fault } from './fault.ts';

/** The frame in a packet, or why there is none to be had. */
export function decode(
  packet: RawPacket,
  codec: Codec | undefined,
): Extract<Decoded, { ok: true }> | { ok: false; fault: Fault } {
  if (!codec) return fault('unknown_codec', `no codec is called "${packet.codec}"`);
  const decoded = decodeSafely(packet, codec);
  if (decoded.ok) return decoded;
  const place = decoded.at === undefined ? '' : ` at byte ${decoded.at}`;
  return fault('undecodable', decoded.reason + place);
}

/** A codec never throws; if one should all the same, its packet must not stop all that come after. */
function decodeSafely({ payload, device, received }: RawPacket, codec: Codec): Decoded {
  try {
    return codec.decode(payload, { device, received });
  } catch (error) {
    return { ok: false, reason: `codec ${codec.name} failed: ${String(error)}` };
  }
}

function fault(reason: Fault['reason'], detail: string): { ok: false; fault: Fault } {
  return { ok: false, fault: { reason, detail } };
}
