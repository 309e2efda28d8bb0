import { z } from 'zod';
import { DeviceEvent } from './device-event.ts';
import { RejectReason } from './reject.ts';

/** How a station's gear is, as of a time: what the house itself can tell from what came and what did not. Times are epoch ms. */
export const DeviceHealth = z.object({
  station: z.string(),
  time: z.number(),
  /** The stamp of its newest reading, and when that came; null: it was never heard. */
  seen: z.number().nullable(),
  received: z.number().nullable(),
  /** How often it is due: the shortest interval that is registered, else the median of its last ones; null: not known. */
  intervalSeconds: z.number().nullable(),
  /** Of the reports of the last 24 hours, or since it was first heard. */
  arrival: z.object({ due: z.int(), missing: z.int() }).nullable(),
  /** Arrival less stamp, ms, the median of its newest live packets; null: too few of them. Above 0: its clock is slow, or its line. */
  clockOffset: z.number().nullable(),
  /** V */
  voltage: z.object({ value: z.number(), time: z.number() }).nullable(),
  /** Packets of the last 24 hours that said what was stored already. */
  doubles: z.int(),
  /** Packets of the last 24 hours that went no further, by reason. */
  rejects: z.partialRecord(RejectReason, z.int()),
  /** What the house finds to be wrong now. */
  open: z.array(DeviceEvent),
});
export type DeviceHealth = z.infer<typeof DeviceHealth>;

/** GET /api/device-health[?open=true] */
export const DeviceHealthAnswer = z.object({
  /** The server's now. */
  time: z.number(),
  /** What is wrong with the house's own hearing. */
  house: z.array(DeviceEvent),
  devices: z.array(DeviceHealth),
});
export type DeviceHealthAnswer = z.infer<typeof DeviceHealthAnswer>;

/** GET /api/device-health/:station; null while nothing is known. */
export const DeviceHealthOfOne = z.object({
  time: z.number(),
  health: DeviceHealth.nullable(),
});
export type DeviceHealthOfOne = z.infer<typeof DeviceHealthOfOne>;
