import type { RawPacket } from '../../domain/raw-packet.ts';
import { deviceEvents, late, observations, rejects } from '../../domain/topics.ts';
import type { Journal, JournalEntry } from '../../infra/journal/journal.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { StreamsContext } from '../processor.ts';
import { eventEntryOf, type watchSigns } from './device-signs.ts';
import { doubleEntriesOf } from './doubles.ts';
import { judgeAndStore, type Outcome } from './judge-and-store.ts';
import { messagesOf } from './messages-of.ts';
import { type Intake, type Receiving, receive } from './receive.ts';
import { rejectRefused } from './refused.ts';
import { journalEntryOf } from './reject.ts';
import { writesBehind } from './writes-behind.ts';

/** What it takes to deal with packets. */
export interface Dealing {
  readonly receiving: Receiving;
  readonly eventsIn: ReturnType<typeof watchSigns>;
  readonly context: StreamsContext;
}

/**
 * Deals with a batch part by part: each is judged while the one before it is being stored and told of, for a store elsewhere
 * takes its time. Nothing is under way any more when it resolves or rejects.
 */
export async function deliver(
  entries: readonly Entry<RawPacket>[],
  dealing: Dealing,
): Promise<void> {
  const { receiving, context } = dealing;
  if (receiving.late.isPuttingOff()) receiving.late.note(await context.log.lag(late, late.name));
  const store = writesBehind(context.store);
  let telling: Promise<void> = Promise.resolve();
  try {
    for (const slice of slices(entries)) {
      const part = { slice, ...take(slice, receiving) };
      const { stored } = await judgeAndStore([...part.intake.touched], store);
      const before = telling;
      telling = tellAfter(before, stored, part, dealing);
      telling.catch(() => undefined); // heard of below
      await before; // or all parts of a batch would be held until a slow store has taken them
    }
  } finally {
    await Promise.allSettled([store.settled(), telling]);
  }
  await telling;
}

/**
 * A batch of big packets is dealt with in parts of about so many bytes, to bound memory. Parts of a thousand packets cost a sixth more CPU
 * on the embedded store, and parts of two thousand stored no more on InfluxDB (docs/bench.md).
 */
const SLICE_BYTES = 4 * 1024 * 1024;

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

/** What packets come to, and what the journal is to know of them once that has had its effects. */
interface Taken {
  readonly intake: Intake;
  readonly memories: readonly JournalEntry[];
  readonly parts: readonly JournalEntry[];
}

function take(slice: readonly Entry<RawPacket>[], receiving: Receiving): Taken {
  const intake = receive(slice, receiving);
  return { intake, memories: receiving.memories.notes(), parts: receiving.parts.notes() };
}

async function tellAfter(
  before: Promise<void>,
  stored: Promise<Outcome>,
  { slice, intake, memories, parts }: Taken & { readonly slice: readonly Entry<RawPacket>[] },
  { eventsIn, context: { log, journal } }: Dealing,
): Promise<void> {
  await Promise.allSettled([before, stored]);
  await before;
  const { told, refused, doubles } = await stored;
  if (told.length > 0) await log.append(observations, messagesOf(told));
  if (intake.putOff.length > 0) await log.append(late, intake.putOff);
  const rejected = [...intake.rejects, ...(await rejectRefused(refused, slice, log))];
  if (rejected.length > 0) await log.append(rejects, rejected);
  const events = intake.signs.length > 0 ? await eventsIn(intake.signs) : [];
  if (events.length > 0) await log.append(deviceEvents, events);
  await record(journal, [
    ...rejected.map(journalEntryOf),
    ...events.map(eventEntryOf),
    ...intake.attachments,
    ...doubleEntriesOf(doubles),
    ...memories,
  ]);
  // Last, for a message whose parts are noted is taken to have had its effects.
  await record(journal, parts);
}

async function record(journal: Journal, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length > 0) await journal.record(entries);
}
