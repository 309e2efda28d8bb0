import type { RawPacket } from '../../domain/raw-packet.ts';
import { deviceEvents, observations, raw, rejects } from '../../domain/topics.ts';
import { createCallSigns } from '../../infra/accounts/call-signs.ts';
import type { Journal, JournalEntry } from '../../infra/journal/journal.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { Processor, StreamsContext } from '../processor.ts';
import { eventEntryOf, watchSigns } from './device-signs.ts';
import { judgeAndStore } from './judge-and-store.ts';
import { openMemoryKeeper } from './memory-keeper.ts';
import { messagesOf } from './messages-of.ts';
import { monitor } from './monitored.ts';
import { openPartKeeper } from './part-keeper.ts';
import { type Receiving, receive } from './receive.ts';
import { rejectRefused } from './refused.ts';
import { journalEntryOf } from './reject.ts';

/**
 * Turns packets into judged observations: decode, match, convert, check the clock, judge, store; then tell others.
 * The store comes before the topics, so that whoever hears of an observation finds it there.
 */
export const quality: Processor<RawPacket> = {
  name: 'quality',
  reads: raw,
  maxRecords: 2_000,

  async open(context, signal, owns) {
    const callSigns = createCallSigns();
    for (const station of context.stations.values()) callSigns.learn(station);
    context.onStation(callSigns.learn, signal);
    const receiving = {
      callSigns,
      accounts: context.accounts,
      stationOf: monitor(context.stations),
      isAgain: mayHaveMet(quality.maxRecords),
      parts: await openPartKeeper(context, owns),
      memories: await openMemoryKeeper(context.journal),
    };
    const eventsIn = watchSigns(context.journal);
    return async (entries) => {
      for (const slice of slices(entries)) await deliver(slice, receiving, eventsIn, context);
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

async function deliver(
  entries: readonly Entry<RawPacket>[],
  receiving: Receiving,
  eventsIn: ReturnType<typeof watchSigns>,
  { log, store, journal }: StreamsContext,
): Promise<void> {
  const intake = receive(entries, receiving);
  const { told, refused } = await judgeAndStore([...intake.touched], store);
  if (told.length > 0) await log.append(observations, messagesOf(told));
  const rejected = [...intake.rejects, ...(await rejectRefused(refused, entries, log))];
  if (rejected.length > 0) await log.append(rejects, rejected);
  const events = intake.signs.length > 0 ? await eventsIn(intake.signs) : [];
  if (events.length > 0) await log.append(deviceEvents, events);
  await record(journal, [
    ...rejected.map(journalEntryOf),
    ...events.map(eventEntryOf),
    ...intake.attachments,
    ...receiving.memories.notes(),
  ]);
  // Last, for a message whose parts are noted is taken to have had its effects.
  await record(journal, receiving.parts.notes());
}

async function record(journal: Journal, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length > 0) await journal.record(entries);
}
