import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { generate, parser } from 'mqtt-packet';
import { expect, onTestFinished, test } from 'vitest';
import { openDoor } from '../../../devices/simulator/door.ts';
import { littleBroker, until } from './little-broker.ts';

function knock(mqttUrl: string) {
  const told: string[] = [];
  const account = { username: 'simulator', password: 'right' };
  const door = openDoor({ mqttUrl, ...account, log: (message) => void told.push(message) });
  onTestFinished(door.close);
  return { door, told };
}

test('gear that is refused knocks until its account is enabled again', async () => {
  const account = { password: 'another' };
  const broker = await littleBroker(account);
  onTestFinished(broker.close);
  const { door, told } = knock(broker.url);
  await until(() => told.length > 0, 'it is refused');
  account.password = 'right';
  await until(() => door.isOpen(), 'it is let in');
  expect(told).toEqual([
    expect.stringMatching(/does not let the simulated gear in .*goes on knocking/),
    expect.stringMatching(/takes the simulated readings again/),
  ]);
});

test('a house that is down is told as down, not as refusing', async () => {
  const broker = await littleBroker();
  await broker.close();
  const { told } = knock(broker.url);
  await until(() => told.length > 0, 'it is told');
  expect(told).toEqual([expect.stringMatching(/^No connection to the house; /)]);
});

test('nothing is sent before the house has answered a ping: it may let a client in after CONNACK', async () => {
  const came: string[] = [];
  const server = createServer((socket) => {
    const frames = parser();
    socket.on('data', (bytes) => frames.parse(bytes));
    frames.on('packet', ({ cmd, messageId }) => {
      came.push(cmd);
      if (cmd === 'connect')
        socket.write(generate({ cmd: 'connack', returnCode: 0, sessionPresent: false }));
      if (cmd === 'pingreq') socket.write(generate({ cmd: 'pingresp' }));
      if (cmd === 'publish') socket.write(generate({ cmd: 'puback', messageId: messageId ?? 0 }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { door } = knock(`mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const packets = ['a', 'b', 'c'].map((id) => ({ topic: `poyang/${id}/json`, payload: '1' }));
  await Promise.all(packets.map((packet) => door.send(packet)));
  expect(came).toEqual(['connect', 'pingreq', 'publish', 'publish', 'publish']);
});
