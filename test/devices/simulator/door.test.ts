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
