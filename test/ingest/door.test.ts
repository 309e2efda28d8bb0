import { connectAsync } from 'mqtt';
import { expect, test } from 'vitest';
import { PoyangError } from '../../domain/errors.ts';
import { NOW, openDoor } from './open-door.ts';
import { frame, loggedIn, publishPacket, type RawClient } from './raw-client.ts';
import { until } from './until.ts';

const READING = '{"time":"2026-07-01T08:00:00+08:00","values":{"stage":19.03}}';
const diskFull = () => new PoyangError('DISK_FULL', 'The disk is full.');
const acksOf = ({ received }: RawClient) => received.filter(({ cmd }) => cmd === 'puback');

test('a reading is on the log as it came before it is acknowledged', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  client.send(publishPacket('poyang/S1/json', READING, { messageId: 7 }));
  const [, ack] = await client.packets(2);
  expect(ack).toMatchObject({ cmd: 'puback', messageId: 7 });
  expect(door.log.kept).toHaveLength(1);
  expect(door.log.kept[0]).toMatchObject({ device: 'S1', codec: 'json', received: NOW });
  expect(Buffer.from(door.log.kept[0]?.payload ?? []).toString()).toBe(READING);
});

test('PUBACK never comes before the append resolves', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  door.log.hold();
  client.send(publishPacket('poyang/S1/json', READING));
  await until(() => door.log.appends.length === 1, 'the append begins');
  const other = await loggedIn(door.port, 'S1', { clientId: 'other' });
  other.send(Buffer.from([0xc0, 0]));
  await other.packets(2); // the door is awake and has answered a ping meanwhile
  expect(acksOf(client)).toEqual([]);
  door.log.release();
  await client.packets(2);
  expect(acksOf(client)).toHaveLength(1);
});

test('100 pipelined messages get exactly 100 PUBACKs in their order after one append', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  const ids = Array.from({ length: 100 }, (_, index) => 65_500 - index * 7);
  client.send(
    Buffer.concat(ids.map((messageId) => publishPacket('poyang/S1/json', READING, { messageId }))),
  );
  await client.packets(101);
  expect(acksOf(client).map(({ messageId }) => messageId)).toEqual(ids);
  expect(door.log.appends).toEqual([100]);
});

test('more than one piece may be in flight without one acknowledgement lost or out of order', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  const ids = Array.from({ length: 3_000 }, (_, index) => index + 1);
  const bytes = Buffer.concat(
    ids.map((messageId) => publishPacket('poyang/S1/json', READING, { messageId })),
  );
  for (let at = 0; at < bytes.length; at += 997) client.send(bytes.subarray(at, at + 997));
  await client.packets(3_001);
  expect(acksOf(client).map(({ messageId }) => messageId)).toEqual(ids);
  expect(door.log.kept).toHaveLength(3_000);
});

test('QoS 0 is kept too, and a DISCONNECT right behind it does not undo that', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  client.send(
    Buffer.concat([
      publishPacket('poyang/S1/json', READING, { qos: 0 }),
      publishPacket('poyang/S1/json', READING, { qos: 0 }),
      Buffer.from([0xe0, 0]),
    ]),
  );
  await client.closed();
  await until(() => door.log.kept.length === 2, 'both are kept');
});

test('QoS 2 is kept once: PUBREC after the append, a repetition is not kept again', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  door.log.hold();
  client.send(publishPacket('poyang/S1/json', READING, { qos: 2, messageId: 9 }));
  await until(() => door.log.appends.length === 1, 'the append begins');
  expect(client.received).toHaveLength(1);
  door.log.release();
  expect((await client.packets(2))[1]).toMatchObject({ cmd: 'pubrec', messageId: 9 });

  client.send(publishPacket('poyang/S1/json', READING, { qos: 2, messageId: 9, dup: true }));
  expect((await client.packets(3))[2]).toMatchObject({ cmd: 'pubrec', messageId: 9 });
  client.send(frame(0x62, Buffer.from([0, 9])));
  expect((await client.packets(4))[3]).toMatchObject({ cmd: 'pubcomp', messageId: 9 });
  expect(door.log.kept).toHaveLength(1);
});

test('a full disk: no PUBACK, the connection is closed, and the same resend is acknowledged once there is room', async () => {
  const door = await openDoor(['S1'], { inHandBytes: 16 * 1024 });
  door.log.failWith(diskFull());
  for (let attempt = 0; attempt < 30; attempt++) {
    const client = await loggedIn(door.port, 'S1');
    client.send(publishPacket('poyang/S1/json', READING)); // 30 of them would not fit in hand if one were kept
    await client.closed();
    expect(acksOf(client)).toEqual([]);
  }
  door.log.mend();
  const client = await loggedIn(door.port, 'S1');
  client.send(publishPacket('poyang/S1/json', READING, { dup: true }));
  await client.packets(2);
  expect(acksOf(client)).toHaveLength(1);
  expect(door.log.kept).toHaveLength(1);
  expect(door.lines.filter((line) => line.startsWith('ERROR'))).toEqual([
    'ERROR Readings are not taken and not acknowledged ("The disk is full.")',
  ]);
});

test('a slow log stops the reading of sockets: what is in hand stays within its bound', async () => {
  const door = await openDoor(['S1'], { inHandBytes: 64 * 1024 });
  const clients = await Promise.all(
    Array.from({ length: 20 }, (_, index) => loggedIn(door.port, 'S1', { clientId: `c${index}` })),
  );
  door.log.hold();
  const burst = Buffer.concat(
    Array.from({ length: 200 }, (_, index) =>
      publishPacket('poyang/S1/json', READING, { messageId: index + 1 }),
    ),
  );
  for (const client of clients) client.send(burst);
  await until(() => clients.every(({ socket }) => socket.writableLength === 0), 'all is sent');
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  const inHand = door.log.appends.reduce((sum, count) => sum + count, 0);
  expect(inHand).toBeLessThanOrEqual(64 + 200); // the bound in kilobytes, and the burst that went over it
  expect(inHand).toBeGreaterThan(0);
  door.log.release();
  for (const client of clients) await client.packets(201);
  expect(door.log.kept).toHaveLength(20 * 200);
});

test('stopping takes no more, makes durable what was taken, acknowledges it and then closes', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  door.log.hold();
  client.send(publishPacket('poyang/S1/json', READING));
  await until(() => door.log.appends.length === 1, 'the append begins');
  const stopped = door.stop();
  client.send(publishPacket('poyang/S1/json', READING, { messageId: 2 }));
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  expect(client.socket.destroyed).toBe(false);
  door.log.release();
  await stopped;
  await client.closed();
  expect(acksOf(client)).toMatchObject([{ messageId: 1 }]);
  expect(door.log.kept).toHaveLength(1);
});

test('it says where it listens, and a port in use is told with the remedy', async () => {
  const door = await openDoor([]);
  expect(door.lines).toEqual([`info Sensors publish to mqtt://127.0.0.1:${door.port}`]);
  await expect(openDoor([], {}, door.port)).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    message: expect.stringContaining('--mqtt PORT'),
  });
  await expect(openDoor([], {}, 0, '203.0.113.1')).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining('--bind ADDRESS'),
  });
});

test('a client library publishes at every quality of service', async () => {
  const door = await openDoor(['S1']);
  const client = await connectAsync(`mqtt://127.0.0.1:${door.port}`, {
    username: 'S1',
    password: 'secret-of-S1',
    clean: false,
    clientId: 'kept',
  });
  for (const qos of [0, 1, 2] as const) {
    await client.publishAsync('poyang/S1/json', `qos ${qos}`, { qos });
  }
  await client.endAsync();
  const payloads = door.log.kept.map(({ payload }) => Buffer.from(payload).toString());
  expect(payloads).toEqual(['qos 0', 'qos 1', 'qos 2']);
});
