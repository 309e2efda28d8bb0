import type { Observation } from '../../domain/observation.ts';
import { observations, warnings as told } from '../../domain/topics.ts';
import { follow } from '../../infra/follow.ts';
import type { Processor } from '../processor.ts';
import { keepWatches } from './keep-watches.ts';
import { oneAtATime } from './one-at-a-time.ts';

/**
 * Keeps one watch for each station and hazard: from observations to changes of warning levels. What is told always
 * follows from the stored readings in order of time, however late they came: see docs/decisions/0004.
 */
export const warnings: Processor<readonly Observation[]> = {
  name: 'warnings',
  reads: observations,
  maxRecords: 500,

  async open(context, signal, owns = () => true) {
    const lastWords = await follow(context.log, told, { signal });
    const watches = keepWatches(context, lastWords);
    const serially = oneAtATime();
    let failure: Error | undefined;
    // Of two who tell of one watch, he who does not hear its readings would take back what the other has just told.
    context.onStation((station) => {
      if (!owns(station.id)) return;
      serially(() => watches.reconsider(station)).catch((error: Error) => {
        failure = error;
      });
    }, signal);
    await serially(() => watches.putRight(owns));
    return (entries) => {
      if (failure) throw failure;
      return serially(() => watches.take(entries));
    };
  },
};
