import type { ApiEventName } from '../../domain/api-events.ts';
import type { Topic } from '../../domain/topic.ts';
import { droughts, lowWaters, risks } from '../../domain/topics.ts';
import type { ApiDeps } from './api.ts';
import type { FollowForecastsOptions } from './follow-forecasts.ts';
import { keepFollowing } from './followed.ts';

/** Drought, low water and risk as they were told last, with their events. Resolves when all that is kept has been read. */
export async function followAssessments(
  options: Omit<FollowForecastsOptions, 'journal'>,
): Promise<Pick<ApiDeps, 'droughts' | 'lowWaters' | 'risks'>> {
  const { log, events } = options;
  const following = <M>(topic: Topic<M>, event: ApiEventName) =>
    keepFollowing(log, topic, {
      ...options,
      what: `Following the ${topic.name}`,
      onChange: (message) => events.publish(event, JSON.stringify(message)),
    });
  return {
    droughts: await following(droughts, 'drought'),
    lowWaters: await following(lowWaters, 'low_water'),
    risks: await following(risks, 'risk'),
  };
}
