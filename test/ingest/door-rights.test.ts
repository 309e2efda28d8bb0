import { expect, test } from 'vitest';
import { openDoor } from './open-door.ts';
import { frame, loggedIn, publishPacket } from './raw-client.ts';
import { until } from './until.ts';

const gateway = { id: 'G1', role: 'gateway' as const, speaksFor: ['S1', 'S2'] };

test.each([
  ['another device', 'poyang/S2/json'],
  ['the root', 'json'],
  ['another root', 'other/S1/json'],
  ['no codec', 'poyang/S1'],
  ['a level too many', 'poyang/S1/json/x'],
  ['a codec in capitals', 'poyang/S1/JSON'],
  ['a NUL', 'poyang/S1/js\0n'],
  ['an empty device', 'poyang//json'],
  ['the broker itself', '$SYS/poyang/json'],
])('a publish to %s is refused: the connection closes, nothing is kept', async (_, topic) => {
  const door = await openDoor(['S1', 'S2']);
  const client = await loggedIn(door.port, 'S1');
  client.send(publishPacket(topic, '{}'));
  await client.closed();
  expect(client.received).toHaveLength(1);
  expect(door.log.appends).toEqual([]);
});

test.each([
  ['+', 'poyang/+/json'],
  ['#', 'poyang/S1/#'],
  ['invalid UTF-8', 'poyang/S1/\xff\xfe'],
  ['nothing', ''],
])('a publish to a topic with %s is refused', async (_, topic) => {
  const door = await openDoor([{ ...gateway, speaksFor: ['*'] }]);
  const client = await loggedIn(door.port, 'G1');
  const name = Buffer.from(topic, 'latin1');
  client.send(
    frame(0x32, Buffer.concat([Buffer.from([0, name.length]), name, Buffer.from('\0\x01{}')])),
  );
  await client.closed();
  expect(client.received).toHaveLength(1);
  expect(door.log.appends).toEqual([]);
});

test('a gateway speaks for itself and its stations only', async () => {
  const door = await openDoor([gateway]);
  const client = await loggedIn(door.port, 'G1');
  for (const [index, device] of ['G1', 'S1', 'S2'].entries()) {
    client.send(publishPacket(`poyang/${device}/json`, '{}', { messageId: index + 1 }));
  }
  await client.packets(4);
  expect(door.log.kept.map(({ device }) => device)).toEqual(['G1', 'S1', 'S2']);
  client.send(publishPacket('poyang/S3/json', '{}'));
  await client.closed();
  expect(door.log.kept).toHaveLength(3);
});

test('"*" speaks for every station, but only in a gateway', async () => {
  const door = await openDoor([
    { ...gateway, speaksFor: ['*'] },
    { id: 'D1', speaksFor: ['*'] },
    { id: 'A1', role: 'admin', speaksFor: ['*'] },
  ]);
  const all = await loggedIn(door.port, 'G1');
  all.send(publishPacket('poyang/anything/json', '{}'));
  await all.packets(2);
  for (const id of ['D1', 'A1']) {
    const client = await loggedIn(door.port, id);
    client.send(publishPacket('poyang/anything/json', '{}'));
    await client.closed();
  }
  expect(door.log.kept).toHaveLength(1);
});

test('refused publishes are told once and then counted', async () => {
  const door = await openDoor(['S1']);
  for (let attempt = 0; attempt < 5; attempt++) {
    const client = await loggedIn(door.port, 'S1');
    client.send(publishPacket('poyang/S2/json', '{}'));
    await client.closed();
  }
  const first = 'WARN Refused a publish and closed its connection ("S1 to poyang/S2/json")';
  expect(door.lines.slice(1)).toEqual([first]);
  await door.stop();
  expect(door.lines[2]).toContain('4 more');
});

test('an unknown codec and a payload that is no text are taken: what becomes of them is not the door’s to say', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  const noText = Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28]);
  client.send(publishPacket('poyang/S1/nobody-knows_1', noText));
  client.send(publishPacket('poyang/S1/json', '', { messageId: 2 }));
  await client.packets(3);
  expect(door.log.kept.map(({ payload }) => Buffer.from(payload))).toEqual([
    noText,
    Buffer.alloc(0),
  ]);
});

test('a device may subscribe to what is sent down to it, and to nothing else', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  const filters = ['poyang/S1/down/#', 'poyang/S2/down/#', '#', 'poyang/S1/json', '$SYS/#'];
  const wishes = filters.map((filter) =>
    Buffer.concat([Buffer.from([0, filter.length]), Buffer.from(filter), Buffer.from([1])]),
  );
  client.send(frame(0x82, Buffer.concat([Buffer.from([0, 5]), ...wishes])));
  expect((await client.packets(2))[1]).toMatchObject({
    cmd: 'suback',
    messageId: 5,
    granted: [1, 128, 128, 128, 128],
  });
});

test('nobody is sent what others publish, retained or not', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  client.send(publishPacket('poyang/S1/down', '{}', { retain: true }));
  await client.packets(2);
  const filter = Buffer.from('poyang/S1/down/#'); // which matches its parent level too [4.7.1.2]
  client.send(
    frame(0x82, Buffer.concat([Buffer.from([0, 5, 0, filter.length]), filter, Buffer.from([1])])),
  );
  client.send(publishPacket('poyang/S1/down', '{}', { messageId: 2, retain: true }));
  await client.packets(4);
  for (let ping = 1; ping <= 3; ping++) {
    client.send(Buffer.from([0xc0, 0]));
    await client.packets(4 + ping);
  }
  expect(client.received.filter(({ cmd }) => cmd === 'publish')).toEqual([]);
});

test('a last will is judged as the publish that it is', async () => {
  const door = await openDoor(['S1']);
  const will = (topic: string) => ({
    will: { topic, payload: Buffer.from('gone'), qos: 1, retain: true } as const,
  });
  await expect(loggedIn(door.port, 'S1', will('poyang/S2/status'))).rejects.toThrow(
    '"returnCode":5',
  );
  const client = await loggedIn(door.port, 'S1', will('poyang/S1/status'));
  client.close();
  await until(() => door.log.kept.length === 1, 'the will is kept');
  expect(door.log.kept[0]).toMatchObject({ device: 'S1', codec: 'status' });

  const tidy = await loggedIn(door.port, 'S1', will('poyang/S1/status'));
  tidy.send(Buffer.from([0xe0, 0]));
  await tidy.closed();
  await door.change({ id: 'S1', disabled: true });
  expect(door.log.kept).toHaveLength(1);
});
