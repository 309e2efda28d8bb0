import { z } from 'zod';
import { Account } from './account.ts';
import { Ask, Reply } from './ask.ts';
import { Waiting, WaitingFrame } from './waiting.ts';

/** An account as administrators see it: never its hash. */
export const DeviceEntry = Account.pick({
  id: true,
  role: true,
  disabled: true,
  speaksFor: true,
}).extend({
  /** It may come by raw TCP. */
  link: z.boolean(),
  /** When the door took the packet of its newest usable reading, epoch ms; absent where none is stored. */
  lastSeen: z.number().optional(),
  /** The language of that packet; absent where it is not kept any more. */
  codec: z.string().optional(),
});
export type DeviceEntry = z.infer<typeof DeviceEntry>;

export const DevicesAnswer = z.object({ devices: z.array(DeviceEntry) });
export type DevicesAnswer = z.infer<typeof DevicesAnswer>;

/** A secret that was made just now: it is told this once. */
export const SecretAnswer = z.object({ id: z.string(), secret: z.string() });
export type SecretAnswer = z.infer<typeof SecretAnswer>;

/** What became of a table of stations, or would become. */
export const ImportAnswer = z.object({
  stations: z.int(),
  sensors: z.int(),
  /** How many of them have no account yet. */
  fresh: z.int(),
  /** Rows as an editor counts them; if there are any, nothing was taken. */
  problems: z.array(z.object({ row: z.int(), column: z.string(), why: z.string() })),
  secrets: z.array(SecretAnswer),
});
export type ImportAnswer = z.infer<typeof ImportAnswer>;

/** What a frame of an unknown device seems to say, so that a person may know the gear by its readings. */
export const FrameGuess = z.object({
  readings: z.array(
    z.object({
      element: z.string(),
      value: z.number().nullable(),
      /** As the format names it. */
      unit: z.string().optional(),
    }),
  ),
  /** Why it cannot be read, in the codec's words. */
  reason: z.string().optional(),
});
export type FrameGuess = z.infer<typeof FrameGuess>;

const GuessedFrame = WaitingFrame.extend({ guess: FrameGuess });

/** One that waits, each of its frames with what it seems to say. */
export const WaitingEntry = Waiting.extend({ frames: z.array(GuessedFrame) });
export type WaitingEntry = z.infer<typeof WaitingEntry>;

export const WaitingAnswer = z.object({ waiting: z.array(WaitingEntry) });
export type WaitingAnswer = z.infer<typeof WaitingAnswer>;

/** As which device one was let in; the secret of an account that was made, this once. */
export const AcceptedAnswer = z.object({ device: z.string(), secret: z.string().optional() });
export type AcceptedAnswer = z.infer<typeof AcceptedAnswer>;

/** What became of an ask, and what the gear's answer says. */
export const ReplyTold = Reply.extend({
  /** Of 37. */
  readings: z.array(z.object({ element: z.string(), value: z.number().nullable() })).optional(),
  /** Of 40 to 43: as the gear has them now. */
  settings: z.array(z.object({ name: z.string(), value: z.string(), unit: z.string() })).optional(),
  /** Names of those that were to be set, and are not as asked. */
  differs: z.array(z.string()).optional(),
});
export type ReplyTold = z.infer<typeof ReplyTold>;

/** Who asked what of a device, the newest first, and what became of it; no reply: no room with raw TCP met it. */
export const AsksAnswer = z.object({
  asks: z.array(Ask.extend({ reply: ReplyTold.nullable() })),
});
