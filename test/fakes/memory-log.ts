import type { Topic } from '../../domain/topic.ts';
import type { Batch, Log, ReadOptions } from '../../infra/log/log.ts';

/** A Log that keeps all in memory, one partition a topic: as faithful as a fake needs to be. */
export function memoryLog(): Log {
  const topics = new Map<string, TopicRecords>();
  const recordsOf = ({ name }: { readonly name: string }) => {
    const records: TopicRecords = topics.get(name) ?? {
      bytes: [],
      committed: new Map(),
      wake: new Set(),
    };
    topics.set(name, records);
    return records;
  };

  return {
    async append(topic, messages) {
      const records = recordsOf(topic);
      records.bytes.push(...messages.map((message) => topic.encode(message).slice()));
      for (const wake of records.wake) wake();
    },
    read: (topic, options) => readRecords(topic, recordsOf(topic), options),
    async at(topic, { offset }) {
      const bytes = recordsOf(topic).bytes[offset];
      return bytes && topic.decode(bytes);
    },
    async lag(topic, group) {
      const { bytes, committed } = recordsOf(topic);
      return bytes.length - (committed.get(group) ?? 0);
    },
    async close() {},
  };
}

interface TopicRecords {
  /** The encoded messages; the index is the offset. */
  readonly bytes: Uint8Array[];
  /** The next offset of each group. */
  readonly committed: Map<string, number>;
  readonly wake: Set<() => void>;
}

async function* readRecords<M>(
  topic: Topic<M>,
  records: TopicRecords,
  { from, signal, maxRecords = 2_000 }: ReadOptions,
): AsyncGenerator<Batch<M>> {
  const group = typeof from === 'object' ? from.committed : undefined;
  let next = startOf(records, from);
  let isFirst = true;
  while (!signal.aborted) {
    const end = Math.min(next + maxRecords, records.bytes.length);
    if (end > next || isFirst) {
      yield { ...batchOf(topic, records, { start: next, end, group }), anew: isFirst };
      next = end;
      isFirst = false;
    } else await moreOrAborted(records, signal);
  }
}

function startOf(records: TopicRecords, from: ReadOptions['from']): number {
  if (typeof from === 'object') return records.committed.get(from.committed) ?? 0;
  return from === 'start' ? 0 : records.bytes.length;
}

function batchOf<M>(
  topic: Topic<M>,
  records: TopicRecords,
  { start, end, group }: { start: number; end: number; group: string | undefined },
): Omit<Batch<M>, 'anew'> {
  return {
    entries: records.bytes.slice(start, end).map((bytes, index) => ({
      position: { partition: 0, offset: start + index },
      message: topic.decode(bytes),
    })),
    owns: () => true,
    caughtUp: end === records.bytes.length,
    async commit() {
      if (group !== undefined) records.committed.set(group, end);
    },
  };
}

function moreOrAborted({ wake }: TopicRecords, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      wake.delete(done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    wake.add(done);
    signal.addEventListener('abort', done);
  });
}
