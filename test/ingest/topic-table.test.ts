import { expect, test } from 'vitest';
import { TopicRoute } from '../../domain/topic-route.ts';
import { createTopicTable } from '../../ingest/topic-table.ts';

function table(...routes: Partial<TopicRoute>[]) {
  const made = createTopicTable();
  for (const route of routes) made.learn(TopicRoute.parse(route));
  return made;
}

test('the house’s own topics need no route, and no route changes them', () => {
  const { addressOf } = table({ pattern: 'poyang/{device}/x', codec: 'json' });
  expect(addressOf('poyang/S1/sl651', 'G')).toEqual({ device: 'S1', codec: 'sl651' });
  expect(addressOf('poyang/S1/x/y', 'G')).toBeUndefined();
});

test('a route takes device and codec from the topic, from itself, or the device from the account', () => {
  const { addressOf } = table(
    { pattern: 'sys/+/{device}/thing/event/property/post', codec: 'json' },
    { pattern: 'v1/devices/me/telemetry', codec: 'json' },
    { pattern: 'old.gate/1', codec: 'senml', device: 'GATE-1' },
    { pattern: 'any/{codec}/{device}' },
  );
  const to = (topic: string) => addressOf(topic, 'S9');
  expect(to('sys/pk/S1/thing/event/property/post')).toEqual({ device: 'S1', codec: 'json' });
  expect(to('v1/devices/me/telemetry')).toEqual({ device: 'S9', codec: 'json' });
  expect(to('old.gate/1')).toEqual({ device: 'GATE-1', codec: 'senml' });
  expect(to('oldxgate/1')).toBeUndefined();
  expect(to('any/hj212/S2')).toEqual({ device: 'S2', codec: 'hj212' });
  expect(to('sys/pk/S 1/thing/event/property/post')).toBeUndefined();
});

test('a route that was taken back leads nowhere', () => {
  const made = table({ pattern: 'a/{device}', codec: 'json' });
  made.learn(TopicRoute.parse({ pattern: 'a/{device}', codec: 'json', removed: true }));
  expect(made.addressOf('a/S1', '')).toBeUndefined();
});

test.each(['a/#', 'a//b', '{device', 'a/{x}', ''])('"%s" is no pattern', (pattern) => {
  expect(TopicRoute.safeParse({ pattern }).success).toBe(false);
});
