import type { Gear } from '../../domain/gear.ts';
import type { Decoded } from '../../domain/reading.ts';
import type { Part } from './part.ts';

/**
 * Turns one packet of a device's language into readings. Adding a language is one file made after its siblings
 * and one line in codecs.ts. No input may throw: bad input is data.
 */
export interface Codec {
  /** The last word of the topic `poyang/<device>/<codec>`. */
  readonly name: string;
  /** Its packets are text; the packets of the others are shown to people in hex. */
  readonly text?: boolean;
  /** One packet; of a language with messages in parts, also all parts of one, one behind the other. */
  decode(payload: Uint8Array, context: Context): Decoded;
  /** Which message the packet is a part of; undefined for one that says all by itself. */
  partOf?(payload: Uint8Array, context: Context): Part | undefined;
}

/** What is known of a packet besides its bytes. */
export interface Context {
  /** The station it was published as, for formats that name none. */
  readonly device: string;
  /** When the door took it, epoch ms, for formats that name a moment in part, or as so long ago. */
  readonly received?: number;
  /** How the station's gear departs from its format, as registered. */
  readonly gear?: Gear | undefined;
  /** What an earlier packet of the device said to `remember`, for languages in which packets lean on each other. */
  readonly memory?: unknown;
}
