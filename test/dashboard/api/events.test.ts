import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { API_EVENTS } from '../../../domain/api-events.ts';
import { Problem } from '../../../domain/api-problem.ts';
import { stations, warnings } from '../../../domain/topics.ts';
import { breakableLog } from './breakable-log.ts';
import { eventually, observed, station, T0, warning } from './made.ts';
import { follow, type SseClient } from './sse-client.ts';
import { testApi } from './test-api.ts';

const names = ({ events }: SseClient) => events.map(({ event }) => event);
const latestValues = ({ events }: SseClient) =>
  events
    .filter(({ event }) => event === 'latest')
    .flatMap(({ data }) => API_EVENTS.latest.parse(data))
    .map(({ value }) => value);

test('whoever comes for the first time is told to fetch the snapshot', async () => {
  const { api } = await testApi();
  const client = await follow(api);
  await eventually(() => client.events).toEqual([{ id: 'boot-0', event: 'reset', data: {} }]);
  expect(client.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

test('changes of readings, warnings and stations arrive', async () => {
  const { api, deps, observe } = await testApi();
  const client = await follow(api);
  await observe(observed({ value: 19.4 }));
  await eventually(() => latestValues(client)).toEqual([19.4]);
  await deps.log.append(warnings, [warning()]);
  await eventually(() => client.events.at(-1)).toMatchObject({ event: 'warning', data: warning() });
  await deps.log.append(stations, [station('C')]);
  await eventually(() => client.events.at(-1)).toMatchObject({
    event: 'station',
    data: station('C'),
  });
});

test.each(['header', 'query'])(
  'whoever comes back (%s) gets all that was missed, once',
  async (by) => {
    const { api, observe } = await testApi();
    const first = await follow(api);
    const tell = async (value: number, client: SseClient) => {
      await observe(observed({ time: T0 + value, value }));
      await eventually(() => latestValues(client)).toContain(value);
    };
    const witness = await follow(api);
    await tell(1, first);
    const lastSeen = first.events.at(-1)?.id ?? '';
    first.response.destroy();
    await tell(2, witness);
    await tell(3, witness);

    const second = await follow(
      api,
      by === 'header'
        ? { headers: { 'last-event-id': lastSeen } }
        : { query: `?lastEventId=${lastSeen}` },
    );
    await tell(4, second);
    expect(latestValues(second)).toEqual([2, 3, 4]);
    expect(names(second)).not.toContain('reset');
  },
);

test('the snapshot’s own place leads on without a gap, even if it was made some time ago', async () => {
  const { api, deps, clock } = await testApi();
  const publish = (severity: 'blue' | 'red') =>
    deps.events.publish('warning', JSON.stringify(warning({ severity })));
  const place = async () => (await api.inject('/api/latest')).json().lastEventId;
  publish('blue');
  clock.time += 250;
  const places = [await place()];
  publish('red');
  places.push(await place());
  for (const lastEventId of places) {
    const client = await follow(api, { query: `?lastEventId=${lastEventId}` });
    await eventually(() => client.events).toMatchObject([{ data: { severity: 'red' } }]);
  }
});

test.each([
  ['of another start of the house', 'another-1'],
  ['that was never given out', 'boot-99'],
  ['that the ring no longer has', 'boot-1'],
  ['that is none', 'nonsense'],
])('an id %s leads to a reset', async (_, lastEventId) => {
  const { api, deps } = await testApi({ stream: { ring: { events: 2, bytes: 1_000_000 } } });
  for (let i = 0; i < 5; i++) deps.events.publish('warning', JSON.stringify(warning()));
  const client = await follow(api, { headers: { 'last-event-id': lastEventId } });
  await eventually(() => client.events).toEqual([{ id: 'boot-5', event: 'reset', data: {} }]);
});

test('a client that does not read is cut off, the others go on, and it may come back', async () => {
  const { api, deps } = await testApi({ stream: { clientBytes: 256 * 1024 } });
  const slow = await follow(api);
  const quick = await follow(api);
  await eventually(() => names(slow)).toEqual(['reset']);
  slow.response.pause();

  const connections = promisify(api.server.getConnections.bind(api.server));
  const wide = JSON.stringify({ ...warning(), station: 'x'.repeat(60_000) });
  let sent = 0;
  for (; sent < 2_000 && (await connections()) === 2; sent++) {
    deps.events.publish('warning', wide);
    await eventually(() => quick.events.length).toBe(sent + 2);
  }
  expect(await connections()).toBe(1);

  slow.response.resume();
  await eventually(() => slow.isClosed()).toBe(true);
  expect(slow.events.length).toBeLessThan(sent + 1);
  const back = await follow(api, { headers: { 'last-event-id': slow.events.at(-1)?.id ?? '' } });
  await eventually(() => back.events.at(-1)?.id).toBe(deps.events.lastId());
});

test('at most so many follow at once', async () => {
  const { api } = await testApi({ stream: { maxClients: 1 } });
  const client = await follow(api);
  await eventually(() => names(client)).toEqual(['reset']);
  const refused = await api.inject('/api/events');
  expect(refused.statusCode).toBe(503);
  expect(Problem.parse(refused.json()).status).toBe(503);
});

test('a heartbeat is an event that a page can hear, without an id to come back with', async () => {
  const { api, deps } = await testApi();
  const client = await follow(api);
  deps.events.heartbeat();
  await eventually(() => client.events.at(-1)).toEqual({ id: undefined, event: 'beat', data: {} });
});

test('closing the server ends the clients’ answers', async () => {
  const { api } = await testApi();
  const client = await follow(api);
  await api.close();
  await eventually(() => client.isClosed()).toBe(true);
});

test('after the log could not be read for a while, followers are told to fetch anew', async () => {
  const log = breakableLog();
  const { api } = await testApi({ log });
  const client = await follow(api);
  await eventually(() => names(client)).toEqual(['reset']);
  log.break();
  await log.append(stations, [station('C')]);
  log.mend();
  await eventually(() => names(client)).toContain('reset');
  await eventually(() => names(client).filter((name) => name === 'reset').length).toBeGreaterThan(
    1,
  );
  const { stations: registered } = (await api.inject('/api/stations')).json();
  expect(registered).toHaveLength(3);
});
