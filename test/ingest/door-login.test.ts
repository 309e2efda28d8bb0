import { expect, test } from 'vitest';
import { hashSecret } from '../../infra/accounts/secret.ts';
import { openDoor } from './open-door.ts';
import { connectPacket, frame, loggedIn, publishPacket, rawClient } from './raw-client.ts';
import { until } from './until.ts';

async function answerTo(port: number, connect: Buffer) {
  const client = await rawClient(port);
  client.send(connect);
  const [answer] = await client.packets(1);
  await client.closed();
  return answer;
}

test('a wrong secret and an unknown user are refused alike', async () => {
  const door = await openDoor(['S1']);
  const refusal = { cmd: 'connack', returnCode: 4, sessionPresent: false };
  const wrong = connectPacket('S1', { password: Buffer.from('wrong') });
  expect(await answerTo(door.port, wrong)).toMatchObject(refusal);
  expect(await answerTo(door.port, connectPacket('nobody'))).toMatchObject(refusal);
  expect(door.lines[1]).toBe(
    'WARN Refused a login: unknown account or wrong secret ("S1 from 127.0.0.1")',
  );
});

test('a CONNECT without a user name is refused', async () => {
  const door = await openDoor(['S1']);
  const anonymous = frame(0x10, Buffer.from('\0\x04MQTT\x04\x02\0\0\0\x01a', 'latin1'));
  expect(await answerTo(door.port, anonymous)).toMatchObject({ cmd: 'connack', returnCode: 4 });
});

test('a disabled account is refused', async () => {
  const door = await openDoor([{ id: 'S1', disabled: true }]);
  expect(await answerTo(door.port, connectPacket('S1'))).toMatchObject({ returnCode: 5 });
});

test('MQTT 5 is answered with "unacceptable protocol version"', async () => {
  const door = await openDoor(['S1']);
  const five = connectPacket('S1', { protocolVersion: 5 });
  expect(await answerTo(door.port, five)).toMatchObject({ cmd: 'connack', returnCode: 1 });
});

test('a client id that is too long, or empty for a kept session, is refused as an identifier', async () => {
  const door = await openDoor(['S1']);
  const tooLong = connectPacket('S1', { clientId: 'x'.repeat(129) });
  expect(await answerTo(door.port, tooLong)).toMatchObject({ returnCode: 2 });
  // generate() makes no such packet: flags "user name, password, no clean session", an empty client id
  const unnamed = Buffer.from('\0\x04MQTT\x04\xc0\0\0\0\0\0\x02S1\0\x0csecret-of-S1', 'latin1');
  expect(await answerTo(door.port, frame(0x10, unnamed))).toMatchObject({ returnCode: 2 });
});

test('MQTT 3.1 and a client without an id are let in', async () => {
  const door = await openDoor(['S1']);
  await loggedIn(door.port, 'S1', { protocolId: 'MQIsdp', protocolVersion: 3, clientId: 'old' });
  await loggedIn(door.port, 'S1', { clientId: '' });
});

test('a second connection with the same client id of the same account closes the first', async () => {
  const door = await openDoor(['S1']);
  const first = await loggedIn(door.port, 'S1', { clientId: 'same' });
  const second = await loggedIn(door.port, 'S1', { clientId: 'same' });
  await first.closed();
  second.send(publishPacket('poyang/S1/json', '{}'));
  await second.packets(2);
});

test('a client id does not push out another account', async () => {
  const door = await openDoor(['S1', 'S2']);
  const first = await loggedIn(door.port, 'S1', { clientId: 'same' });
  const second = await loggedIn(door.port, 'S2', { clientId: 'same' });
  first.send(publishPacket('poyang/S1/json', '{}'));
  second.send(publishPacket('poyang/S2/json', '{}'));
  await first.packets(2);
  await second.packets(2);
});

test('an account that is added while the house runs is let in', async () => {
  const door = await openDoor([]);
  await door.change({ id: 'S1' });
  await loggedIn(door.port, 'S1');
});

test('disabling an account closes its connections, and no others', async () => {
  const door = await openDoor(['S1', 'S2']);
  const first = await loggedIn(door.port, 'S1', { clientId: 'a' });
  const second = await loggedIn(door.port, 'S1', { clientId: 'b' });
  const other = await loggedIn(door.port, 'S2');
  await door.change({ id: 'S1', disabled: true });
  await first.closed();
  await second.closed();
  other.send(Buffer.from([0xc0, 0]));
  await other.packets(2);
  expect(await answerTo(door.port, connectPacket('S1'))).toMatchObject({ cmd: 'connack' });
});

test('rotating an account closes its connections, and the old secret no longer opens', async () => {
  const door = await openDoor(['S1']);
  const client = await loggedIn(door.port, 'S1');
  await door.change({ id: 'S1', hash: await hashSecret('new secret') });
  await client.closed();
  expect(await answerTo(door.port, connectPacket('S1'))).toMatchObject({ returnCode: 4 });
  await loggedIn(door.port, 'S1', { password: Buffer.from('new secret') });
});

test('a change of whom a gateway speaks for holds at once, on its open connection', async () => {
  const account = { id: 'G1', role: 'gateway', hash: await hashSecret('secret-of-G1') } as const;
  const door = await openDoor([{ ...account, speaksFor: ['S1'] }]);
  const client = await loggedIn(door.port, 'G1');
  await door.change({ ...account, speaksFor: ['S2'] });
  client.send(publishPacket('poyang/S2/json', '{}'));
  await client.packets(2);
  client.send(publishPacket('poyang/S1/json', '{}'));
  await client.closed();
});

test('a client id cannot pass for a line of ours, not even among the debug lines', async () => {
  const door = await openDoor(['S1']);
  const clientId = 'x\n12:00:00 ingest ERROR all is lost';
  await answerTo(door.port, connectPacket('S1', { clientId, password: Buffer.from('wrong') }));
  await until(() => door.debugLines.length > 0, 'the refusal is told');
  expect(door.debugLines.join()).toContain(String.raw`"S1/x\n12:00:00 ingest`);
});
