import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { Observation } from '../../domain/observation.ts';
import { propertyOf } from '../../domain/property.ts';
import { observations } from '../../domain/topics.ts';
import type { Log } from '../../infra/log/log.ts';
import type { Logger } from '../../infra/logger.ts';
import type { Store } from '../../infra/store/store.ts';
import { createLatestBoard, type LatestBoard } from './latest-board.ts';
import { type LatestPoint, stands } from './latest-point.ts';
import { newestUsable } from './newest-usable.ts';
import { pointAt } from './point-at.ts';
import { retry } from './retry.ts';
import { TREND_REACH_MS } from './trend.ts';

/** The newest point of every series, kept up with the log. */
export interface LiveState {
  /** The JSON of a LatestEntry[]: every series. */
  snapshot(): string;
  /** When the door took the newest reading, epoch ms; 0 when there is none. */
  newestReceived(): number;
  /** False while the log or the store cannot be read: what `snapshot` says is then as old as the break. */
  ok(): boolean;
}

export interface LiveStateOptions {
  readonly log: Log;
  readonly store: Store;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Takes the JSON of a LatestEntry[]: what changed since the last call. */
  readonly publish: (json: string) => void;
  /** How long changes are gathered before they are published, ms. */
  readonly gatherMs?: number;
  /** How long to wait after a break before trying again, ms. */
  readonly pauseMs?: number;
}

/**
 * Resolves when the store's newest points are loaded; then follows `observations` until the signal aborts. An error that
 * does not pass rejects, or later ends the process.
 */
export async function startLiveState(options: LiveStateOptions): Promise<LiveState> {
  const { log, store, signal } = options;
  const board = createLatestBoard();
  const publishSoon = gather(board, options);
  const state = { ok: false, newestReceived: 0 };
  const loaded = Promise.withResolvers<void>();

  async function load() {
    const latest = await store.latest();
    board.load(latest);
    for (const { received } of latest) see(received);
    state.ok = true;
    loaded.resolve();
  }
  async function take(message: readonly Observation[]) {
    for (const series of board.apply(message)) await replace(board, store, series);
    for (const { received } of message) see(received);
  }
  function see(received: number) {
    state.newestReceived = Math.max(state.newestReceived, received);
  }
  async function run() {
    const reader = log
      .read(observations, { from: 'end', signal, maxRecords: BATCH })
      [Symbol.asyncIterator]();
    try {
      // The reader takes its place before the store is asked: nothing falls between the two.
      let next = await reader.next();
      for (await load(); !next.done; next = await reader.next()) {
        for (const { message } of next.value.entries) await take(message);
        publishSoon();
        await breathe();
      }
    } finally {
      state.ok = false;
      await reader.return?.();
    }
  }

  const following = retry(run, { ...options, what: 'Following the observations' });
  await Promise.race([loaded.promise, following]);
  void following.then(() => undefined); // what it throws from here on nobody handles: it ends the process
  board.takeChanges(); // nobody has asked yet: the snapshot has them
  const recall = () => recallTrends(board, store, signal).then(publishSoon);
  void retry(recall, { ...options, what: 'Recalling the last hours' });
  return {
    snapshot: board.snapshot,
    newestReceived: () => state.newestReceived,
    ok: () => state.ok,
  };
}

/** Small, so that a question over HTTP waits a few ms at most while much comes in. */
const BATCH = 500;
const GATHER_MS = 250;

/** A call publishes all that changed a moment later, once for however many calls. */
function gather(board: LatestBoard, { publish, gatherMs = GATHER_MS, signal }: LiveStateOptions) {
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      const changes = board.takeChanges();
      if (changes !== undefined) publish(changes);
    }, gatherMs);
  };
}

/** The newest point failed after all: the one before it stands, unless a newer one has come meanwhile. */
async function replace(board: LatestBoard, store: Store, series: LatestPoint): Promise<void> {
  const { newest } = series;
  if (newest === undefined || stands(series)) return;
  const before = await newestUsable(store, series, newest.time);
  if (before !== undefined) board.apply([before]);
}

/**
 * Reads the hours before each newest point, so that trends do not start from nothing: a series at a time, with rests, for
 * there may be 20,000 and the house is just starting.
 */
async function recallTrends(board: LatestBoard, store: Store, signal: AbortSignal): Promise<void> {
  for (const series of board.series()) {
    const to = series.newest?.time;
    if (to === undefined || propertyOf(series.property)?.kind === 'total') continue;
    const points = await store.range({
      station: series.station,
      property: series.property,
      from: to - TREND_REACH_MS,
      to,
    });
    points.times.forEach((_, index) => {
      board.recall(series, pointAt(points, index, series));
    });
    await wait(REST_MS, undefined, { signal });
  }
}

const REST_MS = 2;
