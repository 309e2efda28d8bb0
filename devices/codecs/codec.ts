import type { Decoded } from '../../domain/reading.ts';

/**
 * Turns one packet of a device's language into readings. Adding a language is one file made after its siblings
 * and one line in codecs.ts. No input may throw: bad input is data.
 */
export interface Codec {
  /** The last word of the topic `poyang/<device>/<codec>`. */
  readonly name: string;
  /** Its packets are text; the packets of the others are shown to people in hex. */
  readonly text?: boolean;
  decode(payload: Uint8Array, context: Context): Decoded;
}

/** What is known of a packet besides its bytes. */
export interface Context {
  /** The station it was published as, for formats that name none. */
  readonly device: string;
  /** When the door took it, epoch ms, for formats that name a moment in part, or as so long ago. */
  readonly received?: number;
}
