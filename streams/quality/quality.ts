import type { Observation } from '../../domain/observation.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import { observations, raw, rejects } from '../../domain/topics.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { Store } from '../../infra/store/store.ts';
import type { Processor, StreamsContext } from '../processor.ts';
import { judgeAll } from './judge-arrivals.ts';
import { messagesOf } from './messages-of.ts';
import { type MonitoredSeries, monitor } from './monitored.ts';
import { type Intake, receive } from './receive.ts';
import { journalEntryOf } from './reject.ts';

/**
 * Turns packets into judged observations: decode, match, convert, check the clock, judge, store; then tell others.
 * The store comes before the topics, so that whoever hears of an observation finds it there.
 */
export const quality: Processor<RawPacket> = {
  name: 'quality',
  reads: raw,
  maxRecords: 2_000,

  async open(context) {
    const stationOf = monitor(context.stations);
    const isAgain = mayHaveMet(quality.maxRecords);
    return async (entries) => {
      for (const slice of slices(entries)) {
        await deliver(receive(slice, { stationOf, isAgain }), context);
      }
    };
  },
};

/** A batch of big packets is dealt with in parts of about so many bytes, to bound memory. */
const SLICE_BYTES = 4 * 1024 * 1024;

/**
 * After a crash the batch in hand comes again, and what it changed may be stored but never told. So the first records
 * of every partition, as many as a batch can hold, are told again in full.
 */
function mayHaveMet(most: number): (entry: Entry<unknown>) => boolean {
  const met = new Map<number, number>();
  return ({ position: { partition } }) => {
    const count = met.get(partition) ?? 0;
    if (count < most) met.set(partition, count + 1);
    return count < most;
  };
}

function* slices(entries: readonly Entry<RawPacket>[]): Generator<readonly Entry<RawPacket>[]> {
  let start = 0;
  let bytes = 0;
  for (const [i, { message }] of entries.entries()) {
    bytes += message.payload.length;
    if (bytes < SLICE_BYTES) continue;
    yield entries.slice(start, i + 1);
    [start, bytes] = [i + 1, 0];
  }
  if (start < entries.length) yield start === 0 ? entries : entries.slice(start);
}

async function deliver(intake: Intake, { log, store, journal }: StreamsContext): Promise<void> {
  const told = await judgeAndStore([...intake.touched], store);
  if (told.length > 0) await log.append(observations, messagesOf(told));
  if (intake.rejects.length > 0) {
    await log.append(rejects, intake.rejects);
    await journal.record(intake.rejects.map(journalEntryOf));
  }
}

/** One write, and another only for late arrivals that wait for what comes before them. Returns what is to be told. */
async function judgeAndStore(
  touched: readonly MonitoredSeries[],
  store: Store,
): Promise<Observation[]> {
  const told: Observation[][] = [];
  for (let waiting = touched; waiting.length > 0; waiting = waiting.filter(hasArrivals)) {
    const judged = await judgeAll(waiting, store);
    const changed = judged.flatMap((one) => one.changed);
    if (changed.length > 0) await store.write(changed);
    told.push(judged.flatMap((one) => one.told));
  }
  for (const series of touched) series.again = false;
  return told.flat();
}

function hasArrivals({ arrivals }: MonitoredSeries): boolean {
  return arrivals.length > 0;
}
