import type { RawPacket } from '../../domain/raw-packet.ts';
import { late as lateTopic, raw } from '../../domain/topics.ts';
import { pause } from '../../infra/back-off.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { Processor, StreamsContext } from '../processor.ts';
import { quality } from '../quality/quality.ts';

/**
 * Gives packets that were put off back to `raw`, a bite whenever little waits there: so a burst of old readings takes the time
 * that live ones leave it. Where they never leave any, a bite goes every second all the same.
 */
export const late: Processor<RawPacket> = {
  name: 'late',
  reads: lateTopic,
  maxRecords: 100,

  async open(context, signal) {
    return async (entries) => {
      for (const bite of bites(entries)) {
        await untilCalm(context, signal);
        await context.log.append(raw, bite);
      }
    };
  },
};

/** Of big packets a bite has few: judging what is in them takes some tens of milliseconds. */
const BITE_BYTES = 128 * 1024;

function* bites(entries: readonly Entry<RawPacket>[]): Generator<RawPacket[]> {
  let bite: RawPacket[] = [];
  let bytes = 0;
  for (const { message } of entries) {
    bite.push(message);
    bytes += message.payload.length;
    if (bytes < BITE_BYTES) continue;
    yield bite;
    [bite, bytes] = [[], 0];
  }
  if (bite.length > 0) yield bite;
}

/** Packets of `raw` that may wait while more is given to it: those of a fraction of a second. */
const CALM = 300;
const LOOK_EVERY_MS = 20;
const LOOKS = 50;

/** A stop is not waited for: what is in hand is a bite. */
async function untilCalm({ log }: StreamsContext, signal: AbortSignal): Promise<void> {
  for (let look = 0; look < LOOKS && !signal.aborted; look++) {
    if ((await log.lag(raw, quality.name)) <= CALM) return;
    await pause(LOOK_EVERY_MS, signal);
  }
}
