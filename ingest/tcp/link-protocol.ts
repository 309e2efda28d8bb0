import type { Ask, AskedFor } from '../../domain/ask.ts';
import type { Gear } from '../../domain/gear.ts';

/** How one language of field gear travels in a stream of bytes, and what it wants to hear. */
export interface LinkProtocol {
  /** The name of its codec. */
  readonly codec: string;
  /**
   * How long the frame is that begins with these bytes: more than there are, where they do not yet tell; undefined where no frame
   * begins with them.
   */
  sizeOf(bytes: Uint8Array): number | undefined;
  /** What a frame of that size says of itself; undefined where it is none after all. */
  open(frame: Uint8Array): LinkFrame | undefined;
}

/** A frame as far as the door looks into it. */
export interface LinkFrame {
  /** What the gear calls itself. */
  readonly station: string;
  /** As the frame carries it; undefined for languages that have none. */
  readonly password?: string;
  /** Its check sum is right. A frame without is kept for people to see, and not acknowledged unless the gear is known for that. */
  readonly isWhole: boolean;
  /** What makes two frames the same message sent twice; undefined: each is its own. */
  readonly sameness?: Uint8Array;
  /** Which part it is of a message in several, of which the first alone names a number: it is acknowledged as one, when all are there. */
  readonly part?: { readonly message: string; readonly number: number; readonly total: number };
  /** What the centre asked, to which this is the answer. */
  readonly answers?: AskedFor;
  /**
   * The frame that asks the gear for that, in the name and with the password that it used; absent or undefined: its language has
   * none, or the settings cannot be written in it.
   */
  readonly ask?: (wanted: Pick<Ask, 'what' | 'settings'>, now: number) => Uint8Array | undefined;
  /** The frame that tells the gear that its message is safe; undefined where none is due. */
  acknowledgement(place: Place): Uint8Array | undefined;
  /** The frame that asks for one part of its message again; absent: its language has none. */
  readonly askAgain?: (missing: number, now: number) => Uint8Array | undefined;
}

/** What an acknowledgement may depend on besides the frame. */
export interface Place {
  /** Epoch ms. */
  readonly now: number;
  /** How the station’s gear departs from its format, as registered. */
  readonly gear: Gear | undefined;
}

/** A frame longer than this is none, in any of the languages. */
export const LONGEST_FRAME = 16 * 1024;
