import { DAY_MS, MINUTE_MS } from '../../domain/time.ts';

/**
 * What is wrong with a stamp, if anything; both epoch ms. A clock may run a little ahead of the door's. History may
 * be filled in, but a stamp from before the gear was built comes from a clock that has lost its battery, and so does
 * one of the first two days of 2000, where clocks with two digits for the year begin again.
 */
export function clockFault(
  time: number,
  received: number,
): 'clock_future' | 'clock_past' | undefined {
  if (time > received + AHEAD_MS) return 'clock_future';
  if (time < Math.max(EARLIEST, received - LONGEST_BACKFILL_MS)) return 'clock_past';
  if (time >= BEGUN_AGAIN && time < BEGUN_AGAIN + 2 * DAY_MS) return 'clock_past';
  return undefined;
}

const AHEAD_MS = 10 * MINUTE_MS;
const LONGEST_BACKFILL_MS = 30 * 365.25 * DAY_MS;
const EARLIEST = Date.UTC(1950, 0, 1);
/** The new year east of us: clocks are set to local time. */
const BEGUN_AGAIN = Date.UTC(1999, 11, 31, 12);
