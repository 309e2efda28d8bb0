import { test as all, expect } from 'vitest';
import { PoyangError } from '../../domain/errors.ts';
import { readConfig } from '../../infra/config.ts';
import { silentLogger } from '../../infra/logger.ts';
import { startIngest } from '../../ingest/start-ingest.ts';
import { noMosquitto, ownMosquitto } from '../servers/mosquitto.ts';
import { brokerThatSays } from './outside/broker-that-says.ts';
import { openOutside } from './outside/open-outside.ts';
import { numbersOf, publisher, publishNumbers, range } from './outside/publisher.ts';
import { steeredLog } from './steered-log.ts';
import { until } from './until.ts';

const test = noMosquitto ? all.skip : all;
const title = noMosquitto ? ` (skipped: ${noMosquitto})` : '';

test(`20,000 messages at QoS 1 all arrive, with their device, codec and bytes${title}`, async () => {
  const server = await ownMosquitto();
  const { log } = await openOutside(server.url);
  await publishNumbers(await publisher(server.port), 0, 20_000);
  await until(() => log.kept.length >= 20_000, 'all are kept');
  expect(numbersOf(log.kept)).toEqual(range(0, 20_000));
  expect(log.kept[12_345]).toMatchObject({ device: 'S5', codec: 'json' });
});

test('a slow log stops the reading: no more are in hand than the broker may send ahead', async () => {
  const server = await ownMosquitto();
  const room = await openOutside(`${server.url}&inFlight=50`);
  room.log.hold();
  const client = await publisher(server.port);
  await publishNumbers(client, 0, 500);
  for (let i = 0; i < 200; i++) client.publish('poyang/S0/json', '-1'); // QoS 0 is bounded by us alone
  await publishNumbers(client, 500, 1_000);
  await until(() => room.read >= 50, 'the bound is reached');
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  expect(room.read).toBe(50);
  room.log.release();
  await until(() => numbersOf(room.log.kept).filter((n) => n >= 0).length >= 1_000, 'all are kept');
  expect(numbersOf(room.log.kept).filter((n) => n >= 0)).toEqual(range(0, 1_000));
  expect(Math.max(...room.log.appends)).toBeLessThanOrEqual(50);
});

test('a log that fails acknowledges nothing: the session brings all of it again, in order', async () => {
  const server = await ownMosquitto();
  const room = await openOutside(server.url);
  room.log.failWith(new PoyangError('DISK_FULL', 'The disk is full.'));
  const client = await publisher(server.port);
  await publishNumbers(client, 0, 300);
  await until(() => room.log.appends.length >= 3, 'it has tried more than once');
  room.log.mend();
  await until(() => room.log.kept.length >= 300, 'all are kept');
  expect(numbersOf(room.log.kept)).toEqual(range(0, 300));
  expect(room.lines.filter((line) => line.startsWith('ERROR'))).toEqual([
    'ERROR Readings are not taken and not acknowledged ("The disk is full.")',
  ]);
});

test('a topic that names no device is let go and counted, and the session goes on', async () => {
  const stranger = { id: 'a b', secret: 'secret' };
  const server = await ownMosquitto([stranger]);
  const room = await openOutside(`${server.url}&inFlight=5`);
  const client = await publisher(server.port, stranger);
  for (let i = 0; i < 20; i++) await client.publishAsync('poyang/a b/json', '0', { qos: 1 });
  await publishNumbers(await publisher(server.port), 0, 20);
  await until(() => room.log.kept.length >= 20, 'the others are kept');
  await room.stop();
  expect(numbersOf(room.log.kept)).toEqual(range(0, 20));
  expect(room.lines.filter((line) => line.startsWith('WARN'))).toEqual([
    'WARN Let go of a message whose topic names no device ("poyang/a b/json")',
    'WARN Let go of a message whose topic names no device: 19 more (the last: "poyang/a b/json")',
  ]);
});

test('stopping makes durable what is in hand and acknowledges it; what came later waits in the session', async () => {
  const server = await ownMosquitto();
  const first = await openOutside(`${server.url}&inFlight=20`);
  first.log.hold();
  const client = await publisher(server.port);
  await publishNumbers(client, 0, 50);
  await until(() => first.read >= 20, 'it has its hands full');
  const stopped = first.stop();
  first.log.release();
  await stopped;
  const kept = numbersOf(first.log.kept);
  expect(kept).toEqual(range(0, kept.length));

  await publishNumbers(client, 50, 100);
  const second = await openOutside(server.url);
  await until(() => second.log.kept.length >= 100 - kept.length, 'the rest is kept');
  expect(numbersOf(second.log.kept)).toEqual(range(kept.length, 100));
});

test('readers of one group share the messages; one that leaves takes what waits for it and gets no more', async () => {
  const server = await ownMosquitto();
  const address = (number: number) => `${server.url}&group=poyang&client=reader-${number}`;
  const [one, two] = [await openOutside(address(1)), await openOutside(address(2))];
  const client = await publisher(server.port);
  await publishNumbers(client, 0, 1_000);
  await until(() => one.log.kept.length + two.log.kept.length >= 1_000, 'all are kept');
  const kept = [...numbersOf(one.log.kept), ...numbersOf(two.log.kept)];
  expect(kept.toSorted((a, b) => a - b)).toEqual(range(0, 1_000));
  expect(one.log.kept.length).toBeGreaterThan(100);
  expect(two.log.kept.length).toBeGreaterThan(100);

  await two.stop();
  await publishNumbers(client, 1_000, 1_100); // half of them wait for the one that is away
  const leaving = await openOutside(`${address(2)}&leave=true`);
  await publishNumbers(client, 1_100, 1_200);
  await until(
    () => one.log.kept.length + two.log.kept.length + leaving.log.kept.length >= 1_200,
    'all are kept',
  );
  expect(numbersOf(leaving.log.kept).every((number) => number < 1_100)).toBe(true);
  expect(leaving.log.kept.length).toBeGreaterThan(0);
});

test('a wrong password is told at once with the setting to mend', async () => {
  const server = await ownMosquitto();
  const address = server.url.replace('poyang-ingest@', 'nobody@');
  await expect(openOutside(address)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining('the setting broker'),
  });
  await expect(openOutside(`${server.url}x`)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining('ingest-passwordx'),
  });
});

test('a broker that is not there yet is waited for', async () => {
  const server = await ownMosquitto();
  await server.stop();
  const room = await openOutside(server.url, { patienceMs: 50 });
  await until(() => room.lines.length >= 2, 'it tries again');
  expect(room.lines[0]).toMatch(
    /^WARN No connection to the broker at 127\.0\.0\.1:\d+ \(.*ECONNREFUSED/,
  );
  await server.start();
  await until(() => room.lines.some((line) => line.startsWith('info Takes readings')), 'connected');
  await publishNumbers(await publisher(server.port), 0, 10);
  await until(() => room.log.kept.length === 10, 'all are kept');
});

test('a broker that has forgotten our session is told as a loss', async () => {
  const server = await ownMosquitto();
  const room = await openOutside(server.url);
  await server.kill(); // before it has saved anything
  await server.start();
  await until(() => room.lines.some((line) => line.startsWith('ERROR')), 'told');
  expect(room.lines.find((line) => line.startsWith('ERROR'))).toContain(
    'has forgotten our session: what it acknowledged',
  );
});

all('a client whose id somebody else uses too is told that each needs its own', async () => {
  const port = await brokerThatSays({ cmd: 'disconnect', reasonCode: 142 });
  const { lines } = await openOutside(`mqtt://127.0.0.1:${port}?client=twin`);
  await until(() => lines.length >= 2, 'told');
  expect(lines[1]).toContain('another client came as twin: give each replica its own');
});

all('a broker without shared subscriptions is told at once', async () => {
  const port = await brokerThatSays({ cmd: 'suback', messageId: 1, granted: [158] });
  await expect(openOutside(`mqtt://127.0.0.1:${port}?group=poyang`)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining('Shared Subscriptions not supported'),
  });
});

all(
  'the room ingest takes readings from the outside broker when a setting names one, and listens nowhere',
  async () => {
    const port = await brokerThatSays({ cmd: 'suback', messageId: 1, granted: [1] });
    const config = readConfig({ broker: `mqtt://127.0.0.1:${port}` }, {});
    const context = { clock: { now: () => 0 }, config, log: steeredLog(), logger: silentLogger };
    const room = await startIngest(context);
    expect(room.port).toBe(0);
    await room.stop();
  },
);
