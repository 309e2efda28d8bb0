import { connectAsync } from 'mqtt';
import { test as all, expect, onTestFinished } from 'vitest';
import { mosquittoServer } from '../../infra/servers/mosquitto.ts';
import { openOutside } from '../ingest/outside/open-outside.ts';
import { publisher } from '../ingest/outside/publisher.ts';
import { until } from '../ingest/until.ts';
import { noBroker, noMosquitto, ownMosquitto, testBroker } from './mosquitto.ts';

const test = noMosquitto ? all.skip : all;
const title = noMosquitto ? ` (skipped: ${noMosquitto})` : '';
const DEVICE = { id: 'S1', secret: 'secret-of-S1' };

test(`the shipped configuration lets a device publish as itself and nobody else${title}`, async () => {
  const server = await ownMosquitto([DEVICE]);
  const gateway = await publisher(server.port);
  const device = await publisher(server.port, DEVICE);
  const house = await publisher(server.port, {
    id: 'poyang-ingest',
    secret: server.housePassword,
  });
  const seen: string[] = [];
  house.on('message', (topic) => seen.push(topic));
  await house.subscribeAsync('#', { qos: 1 });
  await device.publishAsync('poyang/S1/json', 'as itself', { qos: 1 });
  await device.publishAsync('poyang/S2/json', 'as another', { qos: 1 }); // acknowledged, and dropped
  await gateway.publishAsync('poyang/S3/json', 'for a station', { qos: 1 });
  await until(() => seen.length >= 2, 'what is allowed arrives');
  expect(seen).toEqual(['poyang/S1/json', 'poyang/S3/json']);
});

test('a stranger, a wrong secret and a packet over 64 KiB are refused', async () => {
  const server = await ownMosquitto([DEVICE]);
  const address = `mqtt://127.0.0.1:${server.port}`;
  await expect(connectAsync(address, { reconnectPeriod: 0 })).rejects.toThrow('Not authorized');
  await expect(
    connectAsync(address, { username: 'S1', password: 'wrong', reconnectPeriod: 0 }),
  ).rejects.toThrow('Not authorized');

  const device = await publisher(server.port, DEVICE);
  let isClosed = false;
  device.once('close', () => {
    isClosed = true;
  });
  await device.publishAsync('poyang/S1/json', Buffer.alloc(60_000), { qos: 1 });
  device.publish('poyang/S1/json', Buffer.alloc(66_000), { qos: 1 });
  await until(() => isClosed, 'the connection is closed');
});

test('it comes back on its folder and port with the same secret, and a port in use is told', async () => {
  const server = await ownMosquitto([DEVICE]);
  const before = server.url;
  await server.stop();
  expect(server.pid).toBeUndefined();
  await server.start();
  expect(server.url).toBe(before);
  await expect(ownMosquitto([], server.port)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining(`port ${server.port}`),
  });
});

all.skipIf(noBroker)(
  'a broker that is named hands over what is published, by device, codec and bytes',
  async () => {
    const broker = await testBroker();
    const device = `test-${process.pid}-${Date.now().toString(36)}`;
    const room = await openOutside(`${broker.address(device)}&sessionDays=0.01`);
    const client = await connectAsync({ ...broker.publisher, reconnectPeriod: 0 });
    onTestFinished(() => void client.end(true));
    await client.publishAsync(`poyang/${device}/sl651`, Buffer.from('7E7E', 'hex'), { qos: 1 });
    const arrived = () => room.log.kept.filter((packet) => packet.device === device);
    await until(() => arrived().length > 0, 'the message arrives');
    expect(arrived()).toMatchObject([{ codec: 'sl651' }]);
    expect(Buffer.from(arrived()[0]?.payload ?? []).toString('hex')).toBe('7e7e');
  },
);

test('accounts that mosquitto_passwd has added stay when the server starts anew', async () => {
  const first = await ownMosquitto([DEVICE]);
  await first.stop();
  const again = await mosquittoServer({ folder: first.folder, port: first.port });
  onTestFinished(() => again.kill());
  await expect(publisher(first.port, DEVICE)).resolves.toBeDefined();
});
