import { PoyangError } from '../../domain/errors.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import { late as lateTopic, raw } from '../../domain/topics.ts';
import { pause } from '../../infra/back-off.ts';
import type { Processor, StreamsContext } from '../processor.ts';
import { quality } from '../quality/quality.ts';

/**
 * Gives packets that were put off back to `raw`, a bite whenever little waits there: so a burst of old readings takes the time
 * that live ones leave it. Bites grow while they are dealt with at once, and shrink where they are not; where live readings
 * never leave time, a small one goes every second all the same, and what is in hand is gone within a minute or two: a reader
 * that holds a batch for five is taken for dead, and its batch would come again and again.
 */
export const late: Processor<RawPacket> = {
  name: 'late',
  reads: lateTopic,
  maxRecords: 2_000,

  async open(context, signal) {
    let size = SMALLEST;
    const untilCalm = calmOf(context, signal);
    return async (entries) => {
      const least = bytesOf(entries) / MOST_BITES;
      for (let at = 0; at < entries.length; ) {
        const looks = await untilCalm();
        if (looks <= SOON) size = Math.min(2 * size, LARGEST);
        else if (looks >= LATE) size = Math.max(size / 2, SMALLEST);
        const bite = firstOf(entries.slice(at), Math.max(size, least));
        await context.log.append(raw, bite);
        at += bite.length;
      }
    };
  },
};

/** Bytes of a bite: of the smallest 50 packets, which take some tens of milliseconds. */
const SMALLEST = 50 * 1024;
const LARGEST = 40 * SMALLEST;
/** Even of a small packet the readings are read back and judged. */
const LEAST_BYTES = 1024;

/** Of one batch, whatever its bytes: each may wait a second. */
const MOST_BITES = 60;

type Waiting = readonly { readonly message: RawPacket }[];

function firstOf(entries: Waiting, size: number): RawPacket[] {
  const bite: RawPacket[] = [];
  let bytes = 0;
  for (const { message } of entries) {
    if (bite.length > 0 && bytes >= size) break;
    bite.push(message);
    bytes += weightOf(message);
  }
  return bite;
}

function bytesOf(entries: Waiting): number {
  return entries.reduce((sum, { message }) => sum + weightOf(message), 0);
}

function weightOf({ payload }: RawPacket): number {
  return Math.max(payload.length, LEAST_BYTES);
}

/** Packets of `raw` that may wait while more is given to it: those of a fraction of a second. */
const CALM = 300;
const LOOK_EVERY_MS = 20;
/** Looks after which the last bite was a small one, or a large one, or nobody waits any longer. */
const SOON = 8;
const LATE = 16;
const MOST_LOOKS = 50;

/**
 * Says how many looks it took until little waited: few packets, or about as few as at any time in the last second, for under a
 * steady load as many as are being dealt with always wait. A stop is not waited for: what is in hand is a bite.
 */
function calmOf({ log }: StreamsContext, signal: AbortSignal): () => Promise<number> {
  const lately: number[] = [];
  const isCalm = async () => {
    const waiting = await log.lag(raw, quality.name).catch(unlessUnavailable);
    const usual = lately.length < SOON ? 0 : 1.2 * Math.min(...lately);
    lately.push(waiting);
    if (lately.length > MOST_LOOKS) lately.shift();
    return waiting <= Math.max(CALM, usual);
  };
  return async () => {
    for (let look = 0; look < MOST_LOOKS && !signal.aborted; look++) {
      if (await isCalm()) return look;
      await pause(LOOK_EVERY_MS, signal);
    }
    return MOST_LOOKS;
  };
}

/** A log that does not answer now is not calm. */
function unlessUnavailable(error: unknown): number {
  if (error instanceof PoyangError && error.code === 'LOG_UNAVAILABLE')
    return Number.POSITIVE_INFINITY;
  throw error;
}
