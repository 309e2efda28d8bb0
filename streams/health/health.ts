import { PoyangError } from '../../domain/errors.ts';
import type { Observation } from '../../domain/observation.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { deviceHealth, observations, raw } from '../../domain/topics.ts';
import { follow } from '../../infra/follow.ts';
import type { Processor, StreamsContext } from '../processor.ts';
import { oneAtATime } from '../warnings/one-at-a-time.ts';
import { keepHealth } from './keep-health.ts';

/**
 * Keeps the health of every device: what came, what did not, and what is wrong by rule: see docs/decisions/0017. It shares the
 * reader of the warnings. Silence is looked at by the house's clock, and only while nothing waits to be judged.
 */
export const health: Processor<readonly Observation[]> = {
  name: 'health',
  reads: observations,
  maxRecords: 500,

  async open(context, signal, owns) {
    const lastWords = await follow(context.log, deviceHealth, { signal });
    const keeper = keepHealth(context, lastWords, owns);
    const serially = oneAtATime();
    let failure: Error | undefined;
    const fail = (error: Error) => {
      failure = error;
      if (!signal.aborted) context.logger.warn(`the health of devices: ${error.message}`);
    };
    context.onStation(keeper.forget, signal);

    async function look(): Promise<void> {
      if (signal.aborted || failure) return;
      const now = context.clock.now();
      const waiting = await waitingIn(context);
      if (waiting === undefined || waiting > MOST_WAITING) return;
      await keeper.look(now, waiting > 0);
      await keeper.tellSome(now, (context.clock.season?.speed ?? 1) > 1 ? TURNS_OF_DRILL : TURNS);
    }
    let isLooking = false;
    const looking = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      serially(look)
        .catch(fail)
        .finally(() => {
          isLooking = false;
        });
    }, LOOK_MS).unref();
    signal.addEventListener('abort', () => clearInterval(looking), { once: true });

    return (entries) => {
      if (failure) throw failure;
      return serially(() => keeper.take(entries));
    };
  },
};

/** Real time: how often silence is looked at, and in how many looks all records are told anew. */
const LOOK_MS = 5 * SECOND_MS;
const TURNS = 60;
const TURNS_OF_DRILL = 12;

/**
 * What waits in the log has come: whoever looked at silence before it is judged would cry wolf. undefined while the log does not
 * answer: the next look asks again, for the warnings beside this must not stop.
 */
async function waitingIn({ log }: StreamsContext): Promise<number | undefined> {
  try {
    const lags = [log.lag(raw, 'quality'), log.lag(observations, 'warnings')];
    return (await Promise.all(lags)).reduce((sum, lag) => sum + lag, 0);
  } catch (error) {
    if (error instanceof PoyangError && error.code === 'LOG_UNAVAILABLE') return undefined;
    throw error;
  }
}

/** Those of several partitions are not in the order of their arrival: of more than these nothing can be said. */
const MOST_WAITING = 10_000;
