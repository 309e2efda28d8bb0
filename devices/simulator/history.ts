import { setTimeout as pause } from 'node:timers/promises';
import type { Station } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { Basin, Span } from './basin.ts';
import type { Door } from './door.ts';
import { faultsOf } from './faults.ts';
import { type Sent, sentBy } from './gear.ts';
import { jsonPacket, type Packet } from './packets.ts';
import { asRegistered, reportsOf } from './reports.ts';

/** How far the filling has come. `reached` is the oldest time sent so far, epoch ms. */
export interface HistoryProgress {
  readonly done: number;
  readonly total: number;
  readonly reached: number;
}

export interface HistoryOptions {
  readonly basin: Basin;
  readonly stations: readonly Station[];
  readonly seed: number;
  readonly door: Pick<Door, 'send'>;
  readonly onProgress?: ((progress: HistoryProgress) => void) | undefined;
  /** A limit, so that live readings do not wait behind history in the streams. Default 240. */
  readonly packetsPerSecond?: number | undefined;
}

/** Fills spans of the past, one after the other, the newest part of each first. */
export interface History {
  add(span: Span): void;
  stop(): Promise<void>;
}

/** Starts to wait for spans. At most a quarter second's packets are on their way unacknowledged at any time. */
export function fillHistory(options: HistoryOptions): History {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = aborted(signal);
  let work = Promise.resolve();
  const progress = { done: 0, total: 0, reached: Number.POSITIVE_INFINITY };

  async function fill(span: Span): Promise<void> {
    for (const block of blocksOf(span)) {
      await sendAll(block, options, signal);
      progress.done += options.stations.length;
      progress.reached = Math.min(progress.reached, block.from);
      options.onProgress?.({ ...progress });
    }
  }

  return {
    add(span) {
      progress.total += blocksOf(span).length * options.stations.length;
      work = work.then(() => Promise.race([fill(span), stopped]));
      work.catch(unlessAborted);
    },
    async stop() {
      stopping.abort();
      await work.catch(unlessAborted);
    },
  };
}

/** Pieces of six hours, the newest first, cut at full hours so that each reading is in one of them. */
export function blocksOf({ from, to }: Span): Span[] {
  const blocks: Span[] = [];
  for (let end = to; end > from; ) {
    const start = Math.max(from, Math.ceil(end / BLOCK_MS - 1) * BLOCK_MS);
    blocks.push({ from: start, to: end });
    end = start;
  }
  return blocks;
}

/** What a station's gear sent in a span, as one packet; two of it where packets were doubled. */
export function packetsOfSpan(
  { basin, seed }: Pick<HistoryOptions, 'basin' | 'seed'>,
  station: Station,
  span: Span,
): Packet[] {
  const faults = faultsOf(seed, station, span);
  const sent = reportsOf(station, asRegistered, span)
    .map((report) => sentBy(basin, report, faults))
    .filter((one): one is Sent => one !== undefined);
  if (sent.length === 0) return [];
  const packet = jsonPacket(station.id, sent);
  return sent.some(({ copies }) => copies > 1) ? [packet, packet] : [packet];
}

const BLOCK_MS = 6 * HOUR_MS;
const BATCHES_PER_SECOND = 4;
const PACKETS_PER_SECOND = 240;

async function sendAll(block: Span, options: HistoryOptions, signal: AbortSignal): Promise<void> {
  const { stations, door, packetsPerSecond = PACKETS_PER_SECOND } = options;
  const size = Math.max(1, Math.floor(packetsPerSecond / BATCHES_PER_SECOND));
  for (let at = 0; at < stations.length; at += size) {
    const packets = stations
      .slice(at, at + size)
      .flatMap((station) => packetsOfSpan(options, station, block));
    const acknowledged = Promise.all(packets.map((packet) => door.send(packet)));
    await Promise.all([acknowledged, pause(1000 / BATCHES_PER_SECOND, undefined, { signal })]);
    signal.throwIfAborted(); // the last acknowledgement may come after the stop
  }
}

/** Rejects when the signal aborts: an acknowledgement may never come. */
function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  promise.catch(() => undefined); // also when nobody waits for one
  return promise;
}

function unlessAborted(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
