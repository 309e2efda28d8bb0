import type { Codec } from '../../devices/codecs/codec.ts';
import type { GivenUp } from '../../devices/codecs/reassembler.ts';
import { PATIENCE } from '../../devices/codecs/reassembler.ts';
import type { Gear } from '../../domain/gear.ts';
import type { Reject } from '../../domain/reject.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { partIn } from './decode.ts';
import type { PartEntry, PartKeeper } from './part-keeper.ts';
import { rejectsOf } from './reject.ts';

/** What is to be decoded: a packet, or all parts of a message. */
export interface Gathered {
  readonly payload: Uint8Array;
  readonly entries: readonly PartEntry[];
  /** The others are still to come: what cannot be read alone may wait. */
  readonly isPart: boolean;
}

/** The packet with the parts that it completes; alone where it is no part, or one of several; undefined if met before. */
export function gather(
  entry: PartEntry,
  codec: Codec | undefined,
  parts: PartKeeper,
  gear: Gear | undefined,
): Gathered | undefined {
  const alone = { payload: entry.message.payload, entries: [entry] };
  const part = partIn(entry.message, codec, gear);
  if (part === undefined) return { ...alone, isPart: false };
  const outcome = parts.take(entry, part);
  if (outcome.state === 'waiting') return { ...alone, isPart: true };
  if (outcome.state !== 'whole') return undefined;
  const payload = Buffer.concat(outcome.parts.map(({ message }) => message.payload));
  return { payload, entries: outcome.parts, isPart: false };
}

/** The reject of a message that will not be whole, at the last of its packets. */
export function rejectsOfGivenUp({ part, parts }: GivenUp<PartEntry>): Reject[] {
  const last = parts.at(-1);
  if (last === undefined) return [];
  const minutes = PATIENCE.forMs / MINUTE_MS;
  const detail = `${parts.length} of ${part.total} packets of a message came, and no more within ${minutes} min or ${PATIENCE.mostBytes / 1024} KiB`;
  return rejectsOf(last, [{ reason: 'undecodable', detail }]);
}
