import type { RawPacket } from '../../domain/raw-packet.ts';
import { raw, warnings as warningsTopic } from '../../domain/topics.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import type { Entry, Log } from '../../infra/log/log.ts';
import { late } from '../../streams/late/late.ts';
import type { Processor, StreamsContext, Take } from '../../streams/processor.ts';
import { quality } from '../../streams/quality/quality.ts';
import { warnings } from '../../streams/warnings/warnings.ts';
import { messagesOf } from './little-house.ts';

/** What goes wrong on the way, round and round: how many records a batch holds, and what befalls it. */
export interface Course {
  readonly cuts: readonly number[];
  readonly mishaps: readonly Mishap[];
}

/** repeat: the batch comes twice · restart: the processor forgets · a crash: both, with part of the batch done. */
type Mishap = 'none' | 'repeat' | 'restart' | Crash;

/** The process dies at that effect of the batch (a write, an append, a record), before or after it took place. */
interface Crash {
  readonly crashAt: number;
  readonly late: boolean;
}

/** Brings packets through the processors, the warnings running behind by a few batches. */
export async function run(
  { context }: { context: StreamsContext },
  packets: readonly RawPacket[],
  course: Course,
): Promise<void> {
  const taken = packets.map((packet, i) => ({ ...packet, received: packet.received + i }));
  await context.log.append(raw, taken);
  const first = conveyor(quality, context, course);
  const putOff = conveyor(late, context, course);
  const second = conveyor(warnings, context, course);
  for (let turn = 1; (await first()) || (await putOff()); turn++) {
    if (turn % 3 === 0) await second();
  }
  while (await second());
}

/** What the journal says of all changes that hold, in order. */
export async function timelineOf({ context }: { context: StreamsContext }) {
  const entries = await context.journal.list({ kind: 'warning', limit: 100_000 });
  return entries
    .map(({ document }) => document as WarningEvent)
    .filter(({ retracted }) => !retracted)
    .map(({ eventTime, corrected, ...told }) => told)
    .sort((a, b) => key(a).localeCompare(key(b)) || a.readingTime - b.readingTime);
}

/** The severity in force by the last word of the topic, by station and hazard. */
export async function openWarnings({ context }: { context: StreamsContext }) {
  const last = new Map<string, string>();
  for (const event of await messagesOf(context.log, warningsTopic)) {
    if (event.severity) last.set(key(event), event.severity);
    else last.delete(key(event));
  }
  return Object.fromEntries([...last].sort());
}

function key({ station, hazard }: Pick<WarningEvent, 'station' | 'hazard'>): string {
  return `${station}/${hazard}`;
}

/** Takes one batch more, with the mishap that is due; false when there is none. */
function conveyor<In>(processor: Processor<In>, context: StreamsContext, course: Course) {
  const dying = mortal(context);
  const open = () => processor.open(dying.context, new AbortController().signal);
  let take: Take<In> | undefined;
  let turn = 0;

  async function deal(entries: readonly Entry<In>[], mishap: Mishap): Promise<void> {
    take ??= await open();
    if (typeof mishap === 'object') {
      const doomed = take;
      if (await dying.survives(mishap, () => doomed(entries))) return;
      take = await open();
      return take(entries);
    }
    await take(entries);
    if (mishap !== 'none') take = await open();
    if (mishap === 'repeat') await take(entries);
  }

  return async (): Promise<boolean> => {
    const maxRecords = course.cuts[turn % course.cuts.length] ?? 1;
    const mishap = course.mishaps[turn++ % course.mishaps.length] ?? 'none';
    const stop = new AbortController();
    const options = { from: { committed: processor.name }, signal: stop.signal, maxRecords };
    for await (const batch of context.log.read(processor.reads, options)) {
      stop.abort();
      if (batch.entries.length === 0) return false;
      await deal(batch.entries, mishap);
      await batch.commit();
    }
    return true;
  };
}

/** The same ports, but that the process can die at an effect, before or after it takes place. */
function mortal(context: StreamsContext) {
  let death: Crash | undefined;
  let effects = 0;

  const may =
    <A extends unknown[], R>(effect: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const dies = death?.crashAt === effects++;
      if (dies && !death?.late) throw new Error('killed before');
      const outcome = await effect(...args);
      if (dies) throw new Error('killed after');
      return outcome;
    };

  const { store, log, journal } = context;
  return {
    async survives(crash: Crash, work: () => Promise<void>): Promise<boolean> {
      death = crash;
      effects = 0;
      const survived = await work().then(
        () => true,
        () => false,
      );
      death = undefined;
      return survived;
    },
    context: {
      ...context,
      store: { ...store, write: may(store.write) },
      log: { ...log, append: may(log.append) as Log['append'] },
      journal: { ...journal, record: may(journal.record) },
    },
  };
}
