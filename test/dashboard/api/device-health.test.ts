import { expect, test } from 'vitest';
import { THE_HOUSE } from '../../../domain/device-event.ts';
import {
  type DeviceHealth,
  DeviceHealthAnswer,
  DeviceHealthOfOne,
} from '../../../domain/device-health.ts';
import { deviceHealth } from '../../../domain/topics.ts';
import { eventEntryOf } from '../../../streams/quality/device-signs.ts';
import { T0 } from './made.ts';
import { ask, testApi } from './test-api.ts';

const raw = { partition: 0, offset: 0 };
const silent = { station: 'B', time: T0, word: 'no_data', holds: true, received: T0, raw } as const;

function health(over: Partial<DeviceHealth> = {}): DeviceHealth {
  return {
    ...{ station: 'A', time: T0, seen: T0, received: T0 + 900, intervalSeconds: 300 },
    ...{ arrival: { due: 288, missing: 2 }, clockOffset: 900, voltage: null },
    ...{ doubles: 1, rejects: { clock_future: 2 }, open: [] },
    ...over,
  };
}

async function house() {
  const all = [health(), health({ station: 'B', open: [silent] })];
  const own = health({ station: THE_HOUSE, open: [{ ...silent, station: THE_HOUSE }] });
  return testApi({ before: ({ log }) => log.append(deviceHealth, [...all, own]) });
}

test('how every device is, apart from what the house says of itself; or only those in trouble', async () => {
  const api = await house();
  const all = DeviceHealthAnswer.parse((await ask(api, '/api/device-health')).body);
  expect(all.devices.map(({ station }) => station)).toEqual(['A', 'B']);
  expect(all.house).toHaveLength(1);
  const troubled = DeviceHealthAnswer.parse((await ask(api, '/api/device-health?open=true')).body);
  expect(troubled.devices.map(({ open }) => open)).toEqual([[silent]]);
});

test('how one is, null while nothing is known, and a 404 where there is no such station', async () => {
  const api = await house();
  const one = DeviceHealthOfOne.parse((await ask(api, '/api/device-health/A')).body);
  expect(one.health).toEqual(health());
  const unknown = await testApi();
  expect((await ask(unknown, '/api/device-health/A')).body).toMatchObject({ health: null });
  expect((await ask(unknown, '/api/device-health/Z')).status).toBe(404);
});

test('the page is told where something begins or ends, and not of every record', async () => {
  const api = await house();
  const before = api.deps.events.lastId();
  await api.deps.log.append(deviceHealth, [health({ station: 'A', doubles: 7 })]);
  await expect.poll(() => api.deps.deviceHealth.map().get('A')).toMatchObject({ doubles: 7 });
  expect(api.deps.events.lastId()).toBe(before);
  await api.deps.log.append(deviceHealth, [health({ station: 'B', open: [] })]);
  await expect.poll(() => api.deps.events.lastId()).not.toBe(before);
});

test('what was told and turned out not to be so is not in the history of events', async () => {
  const api = await testApi({
    before: ({ journal }) =>
      journal.record([
        eventEntryOf(silent),
        eventEntryOf({ ...silent, time: T0 + 1, retracted: true }),
      ]),
  });
  const { body } = await ask(api, '/api/device-events?word=no_data');
  expect(body.events).toEqual([silent]);
});
