import type { Codec, Context } from '../../devices/codecs/codec.ts';
import type { Part } from '../../devices/codecs/part.ts';
import type { Gear } from '../../domain/gear.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Decoded } from '../../domain/reading.ts';
import type { Fault } from './fault.ts';

/** What is known of a packet's device. */
export type Known = Pick<Context, 'gear' | 'memory'>;

/** The frame in a packet, or why there is none to be had. */
export function decode(
  packet: RawPacket,
  codec: Codec | undefined,
  known: Known = {},
): Extract<Decoded, { ok: true }> | { ok: false; fault: Fault } {
  if (!codec) return fault('unknown_codec', `no codec is called "${packet.codec}"`);
  const decoded = decodeSafely(packet, codec, known);
  if (decoded.ok) return decoded;
  const place = decoded.at === undefined ? '' : ` at byte ${decoded.at}`;
  return fault('undecodable', decoded.reason + place);
}

/** Which message the packet is a part of, or undefined. */
export function partIn(
  { payload, device, received }: RawPacket,
  codec: Codec | undefined,
  gear?: Gear,
): Part | undefined {
  try {
    return codec?.partOf?.(payload, { device, received, gear });
  } catch {
    return undefined; // `decode` will say it
  }
}

/** A codec never throws; if one should all the same, its packet must not stop all that come after. */
function decodeSafely(
  { payload, device, received }: RawPacket,
  codec: Codec,
  known: Known,
): Decoded {
  try {
    return codec.decode(payload, { device, received, ...known });
  } catch (error) {
    return { ok: false, reason: `codec ${codec.name} failed: ${String(error)}` };
  }
}

function fault(reason: Fault['reason'], detail: string): { ok: false; fault: Fault } {
  return { ok: false, fault: { reason, detail } };
}
