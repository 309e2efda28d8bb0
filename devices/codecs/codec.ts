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
  /** `device` is the station it was published as, for formats that name none. */
  decode(payload: Uint8Array, context: { readonly device: string }): Decoded;
}
