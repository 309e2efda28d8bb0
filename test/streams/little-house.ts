import type { Account } from '../../domain/account.ts';
import type { Observation } from '../../domain/observation.ts';
import { reasonsOf } from '../../domain/quality.ts';
import { Station } from '../../domain/station.ts';
import type { Topic } from '../../domain/topic.ts';
import { raw } from '../../domain/topics.ts';
import { Config } from '../../infra/config.ts';
import type { Log } from '../../infra/log/log.ts';
import { silentLogger } from '../../infra/logger.ts';
import type { Store } from '../../infra/store/store.ts';
import { late } from '../../streams/late/late.ts';
import type { Processor, StreamsContext } from '../../streams/processor.ts';
import { quality } from '../../streams/quality/quality.ts';
import { memoryJournal } from '../fakes/memory-journal.ts';
import { memoryLog } from '../fakes/memory-log.ts';
import { memoryStore } from '../fakes/memory-store.ts';

export const NOW = Date.parse('2026-07-02T08:00:00+08:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A station of the middle Gan with a stage gauge and a rain gauge, unless said otherwise. */
export function station(overrides: Record<string, unknown> = {}): Station {
  return Station.parse({
    id: '62302250',
    name: { zh: '外洲', en: 'Waizhou' },
    kind: 'river',
    lon: 115.84,
    lat: 28.64,
    placeVerified: true,
    series: [
      { property: 'stage', unit: 'm', intervalSeconds: 600 },
      { property: 'rainfall', unit: 'mm', intervalSeconds: 600 },
    ],
    ...overrides,
  });
}

/** The room's context on ports that live in memory, with `stations` that a test may change. */
export function littleHouse(
  entries: readonly Station[] = [station()],
  store: Store = memoryStore(),
) {
  const accounts = new Map<string, Account>();
  const stations = new Map(entries.map((entry) => [entry.id, entry]));
  const listeners = new Set<(station: Station) => void>();
  const context: StreamsContext = {
    config: Config.parse({}),
    clock: { now: () => NOW },
    logger: silentLogger,
    log: memoryLog(),
    store,
    journal: memoryJournal(),
    stations,
    accounts,
    onStation(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
  const change = (changed: Station) => {
    stations.set(changed.id, changed);
    for (const listener of listeners) listener(changed);
  };
  return { ...context, context, stations, accounts, change, publish: publisher(context.log) };
}

/** Appends JSON packets, `[time, values]` each, as a device would have sent them. */
function publisher(log: Log) {
  return (
    device: string,
    packets: readonly (readonly [time: number, values: Record<string, unknown>])[],
    received = NOW,
  ) =>
    log.append(
      raw,
      packets.map(([time, values]) => ({
        device,
        codec: 'json',
        received,
        payload: bytes(JSON.stringify({ time: new Date(time).toISOString(), values })),
      })),
    );
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * Runs a processor over all that its topic holds, in batches of at most `maxRecords`, and lets go of it. Quality control
 * comes to what it puts off too.
 */
export async function drain<In>(
  processor: Processor<In>,
  context: StreamsContext,
  maxRecords = processor.maxRecords,
): Promise<void> {
  await takeBatches(processor, context, { maxRecords });
  if (processor.name !== quality.name) return;
  while ((await context.log.lag(late.reads, late.name)) > 0) {
    await takeBatches(late, context, { maxRecords: A_BITE, most: 1 });
    await takeBatches(quality, context, { maxRecords });
  }
}

/** Fewer than it waits for when they are still to be dealt with. */
const A_BITE = 50;

async function takeBatches<In>(
  processor: Processor<In>,
  context: StreamsContext,
  { maxRecords, most = Number.POSITIVE_INFINITY }: { maxRecords: number; most?: number },
): Promise<void> {
  const stop = new AbortController();
  const take = await processor.open(context, stop.signal);
  const from = { committed: processor.name };
  const reading = context.log.read(processor.reads, { from, signal: stop.signal, maxRecords });
  let taken = 0;
  for await (const batch of reading) {
    if (batch.entries.length > 0) await take(batch.entries);
    await batch.commit();
    taken += 1;
    if (batch.caughtUp || taken === most) break;
  }
  stop.abort();
}

/** All messages of a topic. */
export async function messagesOf<M>(log: Log, topic: Topic<M>): Promise<M[]> {
  const stop = new AbortController();
  const messages: M[] = [];
  for await (const batch of log.read(topic, { from: 'start', signal: stop.signal })) {
    messages.push(...batch.entries.map(({ message }) => message));
    if (batch.caughtUp) break;
  }
  stop.abort();
  return messages;
}

/** What the store has of a series, a line a point: time since NOW in minutes, value, flag and reasons. */
export async function stored(store: Store, id: string, property: string): Promise<string[]> {
  const points = await store.range({ station: id, property, from: 0, to: NOW + HOUR });
  return Array.from(points.times, (time, i) =>
    [
      (time - NOW) / MINUTE,
      points.values[i],
      points.flags[i],
      ...reasonsOf(points.reasons[i] ?? 0),
    ].join(' '),
  );
}

/** A point of a series for the judge, good until it says otherwise. */
export function observation(over: Partial<Observation> = {}): Observation {
  return {
    station: '62302250',
    property: 'stage',
    time: NOW,
    value: 15,
    flag: 1,
    reasons: 0,
    received: NOW,
    raw: { partition: 0, offset: 0 },
    ...over,
  };
}
