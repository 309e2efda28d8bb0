import { codecNamed } from '../../devices/codecs/codecs.ts';
import { PoyangError } from '../../domain/errors.ts';
import { TopicRoute } from '../../domain/topic-route.ts';
import { topicRoutes } from '../../domain/topics.ts';
import { newest } from '../../infra/follow.ts';
import { aligned } from './aligned.ts';
import type { Action } from './task.ts';

/** What MQTT topics of other platforms say. */
export const routeActions: Record<'routes' | 'route' | 'unroute', Action> = {
  async routes({ log }) {
    const all = [...(await newest(log, topicRoutes)).values()].filter(({ removed }) => !removed);
    const rows = all.map(({ pattern, codec, device }) => [
      pattern,
      codec ?? 'as the topic says',
      device ?? (pattern.includes('{device}') ? 'as the topic says' : 'the account'),
    ]);
    return aligned([['TOPIC', 'CODEC', 'DEVICE'], [OWN, ...SAYS], ...rows]);
  },
  async route({ log, id: pattern, values: { codec, as: device } }) {
    const route = TopicRoute.safeParse({ pattern, codec, device });
    if (!route.success) {
      const [issue] = route.error.issues;
      throw new PoyangError('CONFIG', `The route is wrong: ${issue?.path}: ${issue?.message}.`);
    }
    if (pattern.startsWith('poyang/')) {
      throw new PoyangError('CONFIG', `Topics below poyang/ are the house’s own: ${OWN}.`);
    }
    const isNamed = pattern.includes('{codec}');
    if (isNamed === (codec !== undefined) || (!isNamed && !codecNamed(codec ?? ''))) {
      throw new PoyangError(
        'CONFIG',
        'Name a codec that there is by --codec, or by {codec} in the pattern.',
      );
    }
    await log.append(topicRoutes, [route.data]);
    return [`What is published to ${pattern} is taken.`];
  },
  async unroute({ log, id: pattern }) {
    const route = (await newest(log, topicRoutes)).get(pattern);
    if (!route || route.removed) {
      throw new PoyangError(
        'CONFIG',
        `There is no route "${pattern}": see ./poyang devices routes.`,
      );
    }
    await log.append(topicRoutes, [{ ...route, removed: true }]);
    return [`What is published to ${pattern} is taken no more.`];
  },
};

const OWN = 'poyang/{device}/{codec}';
const SAYS = ['as the topic says', 'as the topic says'];
