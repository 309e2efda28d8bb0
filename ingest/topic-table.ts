import type { TopicRoute } from '../domain/topic-route.ts';
import { type PublishAddress, publishAddress } from './publish-address.ts';

/** What topics say, by the house's own pattern and by those of the registry. */
export interface TopicTable {
  /** Takes over a route that was added, changed or removed. */
  learn(route: TopicRoute): void;
  /** Whose packet it is and how it is written; `account` is who publishes it. undefined: no such topic. */
  addressOf(topic: string, account: string): PublishAddress | undefined;
}

/** Knows `poyang/<device>/<codec>` at first, which no route can change. */
export function createTopicTable(): TopicTable {
  const routes = new Map<string, { route: TopicRoute; matches: RegExp }>();
  return {
    learn(route) {
      if (route.removed) routes.delete(route.pattern);
      else routes.set(route.pattern, { route, matches: matcherOf(route.pattern) });
    },
    addressOf(topic, account) {
      const own = publishAddress(topic);
      if (own || topic.startsWith('poyang/')) return own;
      for (const { route, matches } of routes.values()) {
        const match = matches.exec(topic);
        if (match) return addressBy(route, match.groups ?? {}, account);
      }
      return undefined;
    },
  };
}

/** Every level between slashes; the names of devices and codecs as everywhere. */
function matcherOf(pattern: string): RegExp {
  const levels = pattern
    .split('/')
    .map((level) => LEVELS[level] ?? level.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${levels.join('/')}$`);
}

const LEVELS: Readonly<Record<string, string>> = {
  '{device}': '(?<device>[A-Za-z0-9_-]{1,64})',
  '{codec}': '(?<codec>[a-z0-9_-]{1,32})',
  '+': '[^/]+',
};

function addressBy(
  route: TopicRoute,
  groups: Readonly<Record<string, string | undefined>>,
  account: string,
): PublishAddress | undefined {
  const codec = groups['codec'] ?? route.codec;
  const device = groups['device'] ?? route.device ?? account;
  return codec === undefined || device === '' ? undefined : { device, codec };
}
