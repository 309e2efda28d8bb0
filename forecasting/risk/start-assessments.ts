import type { Station } from '../../domain/station.ts';
import type { Topic } from '../../domain/topic.ts';
import { droughts, forecastWarnings, lowWaters, risks, warnings } from '../../domain/topics.ts';
import { follow, newest } from '../../infra/follow.ts';
import type { RoomContext } from '../../infra/room.ts';
import { openAssessments } from './assessments.ts';

/** Tells drought, low water and risk as they change. */
export interface Teller {
  look(): Promise<void>;
}

/** Follows the warnings and takes up what was told last; each look tells what has changed since. */
export async function startAssessments(
  context: Pick<RoomContext, 'log' | 'store'>,
  {
    stations,
    signal,
  }: { readonly stations: ReadonlyMap<string, Station>; readonly signal: AbortSignal },
): Promise<Teller> {
  const { log } = context;
  const [observed, foreseen] = await Promise.all([
    follow(log, warnings, { signal }),
    follow(log, forecastWarnings, { signal }),
  ]);
  const assessments = openAssessments({
    ...context,
    stations,
    warnings: observed,
    forecastWarnings: foreseen,
  });
  const tellers = {
    droughts: await changesOnly(log, droughts),
    lowWaters: await changesOnly(log, lowWaters),
    risks: await changesOnly(log, risks),
  };
  return {
    async look() {
      const assessed = await assessments.look();
      await tellers.droughts(assessed.droughts);
      await tellers.lowWaters(assessed.lowWaters);
      await tellers.risks(assessed.risks);
    },
  };
}

/** Appends what differs from the newest of its key. */
async function changesOnly<M>(log: RoomContext['log'], topic: Topic<M>) {
  const told = new Map(
    [...(await newest(log, topic))].map(([key, message]) => [key, JSON.stringify(message)]),
  );
  return async (messages: readonly M[]): Promise<void> => {
    const changed = messages.filter(
      (message) => told.get(topic.key(message)) !== JSON.stringify(message),
    );
    if (changed.length > 0) await log.append(topic, changed);
    for (const message of changed) told.set(topic.key(message), JSON.stringify(message));
  };
}
