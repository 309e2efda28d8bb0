import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stations } from '../../domain/topics.ts';
import { verifySecret } from '../../infra/accounts/secret.ts';
import { newest } from '../../infra/follow.ts';
import { ensureCredentials, readCredentials } from '../../ingest/first-start.ts';
import { surroundings } from './devices/surroundings.ts';

const secretIn = (lines: string[]) => lines.join('\n').split('once: ')[1] ?? '';

test('add makes a device and prints its secret, which the hash on the log matches', async () => {
  const { run, account } = surroundings();
  const lines = await run('add', 'S1');
  expect(lines[0]).toBe('Added the device S1.');
  const made = await account('S1');
  expect(made).toMatchObject({ id: 'S1', role: 'device', disabled: false, speaksFor: [] });
  expect(await verifySecret(secretIn(lines), made?.hash ?? '')).toBe(true);
});

test('add makes a gateway that speaks for the stations named, or for all', async () => {
  const { run, account } = surroundings();
  await run('add', 'G1', '--role', 'gateway', '--speaks-for', 'S1,S2');
  await run('add', 'G2', '--role', 'gateway', '--speaks-for', '*');
  expect(await account('G1')).toMatchObject({ role: 'gateway', speaksFor: ['S1', 'S2'] });
  expect(await account('G2')).toMatchObject({ speaksFor: ['*'] });
});

test('a secret from a file is taken from its first line and not printed', async () => {
  const { data, run, account } = surroundings();
  const file = join(data, 'secret');
  writeFileSync(file, 'a secret of my own\nand a remark\n');
  expect(await run('add', 'S1', '--secret-file', file)).toEqual(['Added the device S1.']);
  expect(await verifySecret('a secret of my own', (await account('S1'))?.hash ?? '')).toBe(true);
});

test('a station is registered by a file, with levels drawn from its lines, and told anew', async () => {
  const { data, log, run } = surroundings();
  const file = join(data, 'station.json');
  const entry = {
    ...{ name: { zh: '站', en: 'Station' }, kind: 'river', lon: 116, lat: 29 },
    series: [{ property: 'stage', unit: 'm', intervalSeconds: 300 }],
  };
  writeFileSync(file, JSON.stringify(entry));
  const lines = await run('add', 'S1', '--station', file);
  expect(lines[1]).toBe('Registered the station S1: 1 series, 0 warning levels.');
  const warningStage = { value: 19, verified: false, source: 'a test' };
  writeFileSync(file, JSON.stringify({ ...entry, warningStage }));
  expect(await run('register', 'S1', '--station', file)).toEqual([
    'Registered the station S1: 1 series, 2 warning levels.',
  ]);
  expect((await newest(log, stations)).get('S1')).toMatchObject({ origin: 'field', warningStage });
});

test('a station file that is wrong is told with its part, and nothing is added', async () => {
  const { data, run, account } = surroundings();
  const file = join(data, 'station.json');
  writeFileSync(file, '{ "name": { "zh": "站", "en": "Station" }, "kind": "sea" }');
  await expect(run('add', 'S1', '--station', file)).rejects.toThrow(/station\.json is wrong: kind/);
  await expect(run('add', 'S1', '--station', '/nowhere')).rejects.toThrow('cannot be read');
  await expect(run('register', 'S1')).rejects.toThrow('--station FILE');
  expect(await account('S1')).toBeUndefined();
});

test('disable and enable change the state and leave the secret', async () => {
  const { run, account } = surroundings();
  const secret = secretIn(await run('add', 'S1'));
  await run('disable', 'S1');
  expect(await account('S1')).toMatchObject({ disabled: true });
  await run('enable', 'S1');
  const enabled = await account('S1');
  expect(enabled).toMatchObject({ disabled: false });
  expect(await verifySecret(secret, enabled?.hash ?? '')).toBe(true);
});

test('rotate makes the old secret void, and keeps the state', async () => {
  const { run, account } = surroundings();
  const old = secretIn(await run('add', 'S1'));
  await run('disable', 'S1');
  const secret = secretIn(await run('rotate', 'S1'));
  const rotated = await account('S1');
  expect(rotated).toMatchObject({ disabled: true });
  expect(await verifySecret(old, rotated?.hash ?? '')).toBe(false);
  expect(await verifySecret(secret, rotated?.hash ?? '')).toBe(true);
});

test('rotating an account of the house changes its line in credentials.json', async () => {
  const { data, log, run } = surroundings();
  await ensureCredentials({ config: { data } as never, log });
  const secret = secretIn(await run('rotate', 'simulator'));
  const kept = await readCredentials({ data });
  expect(kept.find(({ id }) => id === 'simulator')?.secret).toBe(secret);
});

test('list is a table in order of the ids, without a secret or a hash', async () => {
  const { run } = surroundings();
  expect(await run('list')).toEqual(['No accounts yet: ./poyang devices add ID makes one.']);
  await run('add', 'S2');
  await run('add', 'a-gateway', '--role', 'gateway', '--speaks-for', 'S1,S2');
  await run('disable', 'S2');
  expect(await run('list')).toEqual([
    'ID         ROLE     STATE     SPEAKS FOR',
    'a-gateway  gateway  enabled   a-gateway, S1, S2',
    'S2         device   disabled  S2',
  ]);
});

test.each([
  [['add', 'no spaces'], '"no spaces" cannot be an id'],
  [['add'], './poyang devices add takes one ID'],
  [['list', 'S1'], './poyang devices list takes no ID'],
  [['add', 'S1', '--role', 'king'], '--role takes device, gateway or dispatcher'],
  [['add', 'S1', '--speaks-for', 'S2'], 'add --role gateway'],
  [['add', 'G1', '--role', 'gateway', '--speaks-for', 'S1,,S2'], '--speaks-for takes station ids'],
  [['add', 'S1', '--secret-file', '/nowhere/at/all'], 'cannot be read'],
  [['disable', 'S9'], 'There is no account "S9": see ./poyang devices list.'],
  [['toString', 'S1'], 'Say what to do: add, register, list, disable, enable, link'],
  [[], 'Say what to do: add, register, list, disable, enable, link'],
])('%j is a mistake that is told with its remedy', async (args, message) => {
  const { run } = surroundings();
  await expect(run(...args)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining(message),
  });
});

test('an id that is taken and a secret that is too short are told with the remedy', async () => {
  const { data, run } = surroundings();
  await run('add', 'S1');
  await expect(run('add', 'S1')).rejects.toThrow('./poyang devices rotate S1');
  writeFileSync(join(data, 'short'), 'short\n');
  await expect(run('rotate', 'S1', '--secret-file', join(data, 'short'))).rejects.toThrow(
    '12 characters',
  );
});

test('a data folder that is not there is not made by mistake', async () => {
  const { command, data } = surroundings();
  const run = command.run(['list', '--data', join(data, 'mistyped')]);
  await expect(run).rejects.toThrow('There is no data folder');
});
