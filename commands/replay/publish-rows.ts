import { SECOND_MS } from '../../domain/time.ts';
import type { ReadingRow } from './read-readings.ts';

/** How far a replay has come. */
export interface ReplayProgress {
  readonly rows: number;
  readonly sent: number;
  readonly acknowledged: number;
  /** The time of the last row sent, epoch ms. */
  readonly eventTime: number;
}

/** How rows are published, and what a test puts in the place of time and network. */
export interface PublishOptions {
  readonly property: string;
  /** Added to every time, ms. */
  readonly shift: number;
  readonly speed: number;
  readonly signal: AbortSignal;
  /** Publishes with QoS 1; resolves at PUBACK. */
  readonly publish: (topic: string, payload: string) => Promise<unknown>;
  readonly clock: { now(): number };
  /** Resolves after so many ms, or early when the signal aborts. */
  readonly pause: (ms: number) => Promise<void>;
  /** Resolves when acknowledgements are to be waited for no longer; absent: never. */
  readonly givenUp?: Promise<void>;
  readonly onProgress: (progress: ReplayProgress) => void;
}

/**
 * Publishes every reading of every row, a message each, when its turn comes: row times run `speed` times as fast as the
 * clock, and never more than 1,000 messages are unacknowledged. Resolves when all that was sent is acknowledged; an
 * abort sends no more and waits until `givenUp`. Rejects with the first publish that failed.
 */
export async function publishRows(
  rows: AsyncIterable<ReadingRow>,
  options: PublishOptions,
): Promise<ReplayProgress> {
  const { signal, onProgress, shift } = options;
  const flight = inFlight(options);
  const turn = pacer(options);
  let count = 0;
  let eventTime = Number.NaN;
  const progress = () => ({ rows: count, eventTime, ...flight.counts });

  for await (const { time, readings } of rows) {
    await turn(time);
    if (signal.aborted) break;
    for (const { station, value } of readings) await flight.send(station, time + shift, value);
    count++;
    eventTime = time;
    onProgress(progress());
  }
  await flight.landed();
  return progress();
}

const MOST_UNACKNOWLEDGED = 1_000;
const never = new Promise<void>(() => {});

/** Waits until a row's turn; times that run backwards in the file come at once. */
function pacer({ speed, clock, pause, signal }: PublishOptions): (time: number) => Promise<void> {
  const startedAt = clock.now();
  let first: number | undefined;
  return async (time) => {
    first ??= time;
    const due = startedAt + (time - first) / speed;
    // In steps, so that a clock that jumps while we wait does not hold us for days.
    for (let left = due - clock.now(); left > 0 && !signal.aborted; left = due - clock.now())
      await pause(Math.min(left, SECOND_MS));
  };
}

function inFlight({
  property,
  publish,
  givenUp = never,
}: Pick<PublishOptions, 'property' | 'publish' | 'givenUp'>) {
  const counts = { sent: 0, acknowledged: 0 };
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => undefined);
  let wake = () => {};
  let isGivenUp = false;
  void givenUp.then(() => {
    isGivenUp = true;
    wake();
  });

  const until = async (most: number) => {
    while (counts.sent - counts.acknowledged > most && !isGivenUp) {
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      await Promise.race([promise, failure.promise]);
    }
  };

  return {
    counts,
    async send(station: string, time: number, value: number) {
      const message = { time: new Date(time).toISOString(), values: { [property]: value } };
      counts.sent++;
      publish(`poyang/${station}/json`, JSON.stringify(message)).then(() => {
        counts.acknowledged++;
        wake();
      }, failure.reject);
      if (counts.sent - counts.acknowledged >= MOST_UNACKNOWLEDGED)
        await until(MOST_UNACKNOWLEDGED - 1);
    },
    /** Resolves when everything is acknowledged or given up. */
    landed: () => until(0),
  };
}
