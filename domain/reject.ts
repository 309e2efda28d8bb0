import { z } from 'zod';
import { Position } from './position.ts';

/** Why something went no further. Undecodable frames carry the codec's own reason in `detail`. */
export const RejectReason = z.enum([
  'undecodable',
  'unknown_codec',
  'unknown_station',
  'unknown_series',
  'wrong_station', // the frame speaks for another station than the one that published it
  'wrong_unit',
  'clock_future',
  'clock_past',
  'refused_by_store', // in the store's own words: older than it keeps, of another type than the series
]);
export type RejectReason = z.infer<typeof RejectReason>;

/** A packet, or one reading of it, that could not become an observation. Never lost, visible to people. */
export const Reject = z.object({
  device: z.string(),
  codec: z.string(),
  received: z.number(),
  raw: Position,
  reason: RejectReason,
  /** The element or thing at fault and what was expected, in plain words. */
  detail: z.string(),
  /** The stamp the reading carried, epoch ms, when its clock was the reason. */
  time: z.number().optional(),
  payloadHex: z.string(),
});
export type Reject = z.infer<typeof Reject>;
