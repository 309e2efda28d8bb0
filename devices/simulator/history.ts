import { setTimeout as pause } from 'node:timers/promises';
import type { Station } from '../../domain/station.ts';
import type { Span } from './basin.ts';
import type { Door } from './door.ts';
import { type Block, blocksOf } from './history-blocks.ts';
import type { PastWorker } from './past-worker.ts';

/** How far the filling has come, in blocks. `reached` is the oldest time sent so far, epoch ms. */
export interface HistoryProgress {
  readonly done: number;
  readonly total: number;
  readonly reached: number;
}

export interface HistoryOptions {
  /** Sent in this order: what the last of them has, all have. */
  readonly stations: readonly Station[];
  /** Started for each filling, and stopped after it: a basin of the past is large. */
  readonly startWorker: () => PastWorker;
  readonly door: Pick<Door, 'send'>;
  readonly clock: { now(): number };
  /** How many packets the house has taken and not yet dealt with; default none. Live readings wait behind them. */
  readonly backlog?: (() => Promise<number>) | undefined;
  readonly onProgress?: ((progress: HistoryProgress) => void) | undefined;
}

/** Fills spans of the past, the newest block of all first. */
export interface History {
  add(span: Span): void;
  stop(): Promise<void>;
}

/** Starts to wait for spans. Few packets are on their way at any time, and few wait in the house. */
export function fillHistory(options: HistoryOptions): History {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = aborted(signal);
  const pending: Block[] = [];
  const progress = { done: 0, total: 0, reached: Number.POSITIVE_INFINITY };
  let worker: PastWorker | undefined;
  let work: Promise<void> | undefined;

  function begin(): void {
    work ??= Promise.race([fill(), stopped]).catch(unlessAborted);
  }

  async function fill(): Promise<void> {
    worker = options.startWorker();
    for (let block = pending.shift(); block; block = pending.shift()) {
      await sendBlock(block, { ...options, worker }, signal);
      progress.done++;
      progress.reached = Math.min(progress.reached, block.from);
      options.onProgress?.({ ...progress });
    }
    await worker.stop();
    work = undefined;
    if (pending.length > 0) begin();
  }

  return {
    add(span) {
      const blocks = blocksOf(span, options.clock.now());
      progress.total += blocks.length;
      pending.push(...blocks);
      pending.sort((a, b) => b.to - a.to);
      begin();
    },
    async stop() {
      stopping.abort();
      await work;
      await worker?.stop();
    },
  };
}

/** So many stations' packets are made, sent and acknowledged at a time, while the next are being made. */
const STATIONS_AT_A_TIME = 12;
/** Packets of some hundred reports, of which the house deals with a hundred a second or more. */
const MOST_WAITING = 12;
const LOOK_EVERY_MS = 20;

async function sendBlock(
  block: Block,
  options: HistoryOptions & { readonly worker: PastWorker },
  signal: AbortSignal,
) {
  const { stations, worker, door } = options;
  const make = (first: number) =>
    first < stations.length
      ? worker.packetsOf({ block, first, last: first + STATIONS_AT_A_TIME })
      : Promise.resolve([]);
  let making = make(0);
  for (let first = 0; first < stations.length; ) {
    const packets = await making;
    first += STATIONS_AT_A_TIME;
    making = make(first);
    making.catch(() => undefined); // told when it is waited for
    await Promise.all(packets.map((packet) => door.send(packet)));
    await room(options, signal);
  }
}

/** Resolves when the house has dealt with most of what it has; rejects when the filling is to stop. */
async function room({ backlog }: HistoryOptions, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted(); // the last acknowledgement may come after the stop
  while (backlog && (await backlog()) > MOST_WAITING)
    await pause(LOOK_EVERY_MS, undefined, { signal });
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
