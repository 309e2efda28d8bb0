import { PACKET_BYTES, STRANGER_BYTES } from './limits.ts';

/** Where the framing of one client's bytes stands between two chunks. */
export interface Framing {
  /** The CONNECT is complete; until then no other packet may come and the small limit holds. */
  greeted: boolean;
  /** Bytes of the current packet's fixed header seen so far; 0 when its body or nothing is under way. */
  headerBytes: number;
  length: number;
  bodyLeft: number;
}

/** What a scan found. */
export type Scan =
  | { readonly ok: true; readonly end: number; readonly packets: number }
  | { readonly ok: false; readonly reason: string };

/** The framing before the first byte. */
export function startFraming(): Framing {
  return { greeted: false, headerBytes: 0, length: 0, bodyLeft: 0 };
}

/**
 * Follows MQTT packets through `chunk` by their fixed headers alone (MQTT 3.1.1, 2.2), up to the end of `most` of them.
 * Says where it stopped, or why the bytes go no further. Copies nothing.
 */
export function scanFrames(framing: Framing, chunk: Uint8Array, most: number): Scan {
  let at = 0;
  let packets = 0;
  while (at < chunk.length && packets < most) {
    if (framing.bodyLeft > 0) {
      const taken = Math.min(framing.bodyLeft, chunk.length - at);
      framing.bodyLeft -= taken;
      at += taken;
    } else {
      const reason = readHeader(framing, chunk[at++] as number);
      if (reason !== undefined) return { ok: false, reason };
    }
    if (!isMidPacket(framing)) {
      framing.greeted = true;
      packets++;
    }
  }
  return { ok: true, end: at, packets };
}

/** Whether the client still owes bytes of a packet it began. */
export function isMidPacket(framing: Framing): boolean {
  return framing.bodyLeft > 0 || framing.headerBytes > 0;
}

const CONNECT = 1;
/** What a client may send: CONNECT, PUBLISH … PUBCOMP, SUBSCRIBE, UNSUBSCRIBE, PINGREQ, DISCONNECT (2.2.1). */
const FROM_CLIENTS = new Set([CONNECT, 3, 4, 5, 6, 7, 8, 10, 12, 14]);

/** Takes one byte of a fixed header; answers what is wrong with it. */
function readHeader(framing: Framing, byte: number): string | undefined {
  if (framing.headerBytes === 0) {
    framing.headerBytes = 1;
    framing.length = 0;
    return typeError(framing.greeted, byte >> 4);
  }
  framing.length += (byte & 0x7f) << (7 * (framing.headerBytes - 1));
  if (framing.length > (framing.greeted ? PACKET_BYTES : STRANGER_BYTES)) return 'packet too long';
  if (byte < 0x80) {
    framing.headerBytes = 0;
    framing.bodyLeft = framing.length;
    return undefined;
  }
  framing.headerBytes++;
  return framing.headerBytes > 4 ? 'malformed remaining length' : undefined; // [2.2.3]
}

function typeError(greeted: boolean, type: number): string | undefined {
  if (!greeted && type !== CONNECT) return 'no CONNECT first'; // [MQTT-3.1.0-1]
  return FROM_CLIENTS.has(type) ? undefined : 'packet of a type that clients do not send';
}
