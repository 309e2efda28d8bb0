import { expect, test } from 'vitest';
import { openDoor } from './open-door.ts';
import { randomNumbers } from './random-numbers.ts';
import { connectPacket, frame, loggedIn, publishPacket, rawClient } from './raw-client.ts';

const KIB = 1024;
const publish = publishPacket('poyang/S1/json', '{}');
test.each([
  ['a publish before CONNECT', publish],
  ['a remaining length of five bytes', Buffer.from([0x10, 0x80, 0x80, 0x80, 0x80, 0x01])],
  ['a CONNECT of more than 4 KiB', connectPacket('S1', { clientId: 'x'.repeat(4 * KIB) })],
  ['a reserved packet type', Buffer.from([0x00, 0x00])],
  ['a broken protocol name', frame(0x10, Buffer.from('\0\x04MQTX\x04\x02\0\0\0\x01a', 'latin1'))],
  [
    'a CONNECT that ends too early',
    frame(0x10, Buffer.from('\0\x04MQTT\x04\xc2\0\0\0\x01', 'latin1')),
  ],
])('%s closes the connection', async (_, bytes) => {
  const door = await openDoor(['S1']);
  const client = await rawClient(door.port);
  client.send(bytes);
  await client.closed();
  expect(client.received).toEqual([]);
  expect(door.log.appends).toEqual([]);
});

test.each([
  ['a second CONNECT', connectPacket('S1')],
  ['a CONNACK from a client', Buffer.from([0x20, 2, 0, 0])],
  ['QoS 3', frame(0x36, publish.subarray(2))],
  [
    'packet id 0',
    publishPacket('poyang/S1/json', '{}').fill(0, publish.length - 4, publish.length - 2),
  ],
  [
    'a publish whose packet id lies beyond its end',
    Buffer.concat([frame(0x32, publish.subarray(2, -4)), publish]),
  ],
  [
    'a topic longer than its packet',
    frame(0x32, Buffer.from('\0\x30poyang/S1/json\0\x01{}', 'latin1')),
  ],
  ['an empty SUBSCRIBE', frame(0x82, Buffer.alloc(0))],
])('%s closes the connection of a client that was let in', async (_, bytes) => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  client.send(bytes);
  await client.closed();
  expect(client.received).toHaveLength(1);
  expect(door.log.appends).toEqual([]);
});

test('what comes with the CONNECT waits for the CONNACK; more than 4 KiB of it closes the connection', async () => {
  const door = await openDoor(['S1']);
  const client = await rawClient(door.port);
  client.send(Buffer.concat([connectPacket('S1'), publish, publish, publish]));
  const answers = await client.packets(4);
  expect(answers.map(({ cmd }) => cmd)).toEqual(['connack', 'puback', 'puback', 'puback']);

  const eager = await rawClient(door.port);
  eager.send(Buffer.concat([connectPacket('S1'), Buffer.alloc(5 * KIB, publish)]));
  await eager.closed();
  expect(door.log.kept).toHaveLength(3);
});

test('what came with a CONNECT that is refused is not read', async () => {
  const door = await openDoor(['S1']);
  const client = await rawClient(door.port);
  client.send(Buffer.concat([connectPacket('S1', { password: Buffer.from('wrong') }), publish]));
  await client.closed();
  expect(door.log.appends).toEqual([]);
});

test('2,000 random byte strings, before and after CONNECT, harm nobody', async () => {
  const door = await openDoor(['S1']);
  const random = randomNumbers(20_260_701);
  const attack = async (index: number) => {
    const bytes = Buffer.from(Array.from({ length: random(200) }, () => random(256)));
    // Half of them begin as packets of a known type and a right length do, to come deeper into the parser.
    const first = [0x10, 0x32, 0x34, 0x40, 0x50, 0x62, 0x70, 0x82, 0xa2, 0xc0][
      random(10)
    ] as number;
    const attacked =
      index % 2
        ? await loggedIn(door.port, 'S1', { clientId: `f${index % 40}` })
        : await rawClient(door.port);
    attacked.send(random(2) ? bytes : frame(first, bytes));
    await new Promise(setImmediate);
    attacked.socket.end();
    await attacked.closed();
  };
  for (let round = 0; round < 2_000; round += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, index) => attack(round + index)));
  }
  const honest = await loggedIn(door.port, 'S1');
  honest.send(publish);
  await honest.packets(2);
  expect(door.log.kept).toHaveLength(1);
}, 60_000);
