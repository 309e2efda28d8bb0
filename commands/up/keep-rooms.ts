import { SECOND_MS } from '../../domain/time.ts';
import { pacedClock, systemClock } from '../../infra/clock.ts';
import type { Config } from '../../infra/config.ts';
import { rooms } from '../rooms.ts';
import { keepSeason, type Season } from './season.ts';
import { supervise } from './supervise.ts';
import { whatRunsWhere } from './what-runs-where.ts';

/** A house while it lives. */
export interface Life {
  /** Stops it. */
  readonly signal: AbortSignal;
  /** performance.now() of the person's command. */
  readonly startedAt: number;
  readonly season?: Season | undefined;
  readonly say: (line: string) => void;
  /** Takes what rooms have to tell besides "ready"; ends its open line when asked. */
  readonly progress: { show(message: unknown): void; end(): void };
}

/** Runs every room until the signal. Rejects when a room cannot run until a person mends something. */
export async function keepRooms(config: Config, life: Life): Promise<void> {
  const { signal, startedAt, season, say, progress } = life;
  if (signal.aborted) return;
  const remembering = season && rememberTime(config.data, season);
  const house = supervise({
    config,
    rooms: Object.keys(rooms).filter((name) => name !== 'simulator' || config.simulator),
    onMessage: (_room, message) => progress.show(message),
    say,
  });
  const interrupted = aborted(signal);
  try {
    await Promise.race([house.ready, interrupted, house.broken]);
    const tookMs = performance.now() - startedAt;
    if (!signal.aborted) for (const line of whatRunsWhere(config, tookMs, season)) say(line);
    await Promise.race([interrupted, house.broken]);
  } finally {
    progress.end();
    say('Stopping: each room finishes what it has in hand …');
    await house.stop();
    remembering?.stop();
  }
}

const REMEMBER_EVERY_MS = 5 * SECOND_MS;

/** Keeps where the season's clock is, on the same line of time, so that the next start goes on from there. */
function rememberTime(folder: string, season: Season): { stop(): void } {
  const clock = pacedClock(season);
  const remember = () =>
    keepSeason(folder, { ...season, from: clock.now(), began: systemClock.now() });
  remember();
  const remembering = setInterval(remember, REMEMBER_EVERY_MS);
  return {
    stop() {
      clearInterval(remembering);
      remember();
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve()),
  );
}
