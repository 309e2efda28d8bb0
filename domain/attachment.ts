import { z } from 'zod';
import { Position } from './position.ts';

/** What a frame brings that is no number: a picture, in its bytes. */
export interface Attached {
  /** Epoch ms. */
  readonly time: number;
  readonly mediaType: 'image/jpeg';
  readonly bytes: Uint8Array;
  /** The station this is of, where it is not the frame's own. */
  readonly station?: string;
}

/** A picture that a station has sent; its bytes stay where they came in, as long as topic `raw` keeps them. */
export const Attachment = z.object({
  station: z.string(),
  time: z.number(),
  received: z.number(),
  mediaType: z.literal('image/jpeg'),
  /** How many bytes. */
  size: z.int().positive(),
  /** SHA-256 of the bytes, in hex. */
  sha256: z.string(),
  /** The packets that make up its message, in their order. */
  raw: z.array(Position).min(1),
});
export type Attachment = z.infer<typeof Attachment>;
