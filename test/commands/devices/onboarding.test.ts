import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stations, waiting } from '../../../domain/topics.ts';
import { verifySecret } from '../../../infra/accounts/secret.ts';
import { newest } from '../../../infra/follow.ts';
import { surroundings } from './surroundings.ts';

test('a device may be let in by raw TCP, with the password of its frames, and no more', async () => {
  const { run, account } = surroundings();
  await run('add', 'S1', '--link-password', '1A2B');
  expect(await account('S1')).toMatchObject({ link: { password: '1A2B' } });
  await run('unlink', 'S1');
  expect((await account('S1'))?.link).toBeUndefined();
  await run('link', 'S1');
  expect(await account('S1')).toMatchObject({ link: {} });
  expect(await run('list')).toContain('S1  device  enabled  S1, by raw TCP too');
});

test('a route says what a topic means, until it is taken back', async () => {
  const { run } = surroundings();
  const pattern = 'sys/+/{device}/up';
  await run('route', pattern, '--codec', 'json');
  expect((await run('routes')).join('\n')).toContain(pattern);
  await run('unroute', pattern);
  expect((await run('routes')).join('\n')).not.toContain(pattern);
  await expect(run('route', pattern, '--codec', 'gibberish')).rejects.toThrow(
    'codec that there is',
  );
  await expect(run('route', 'poyang/x', '--codec', 'json')).rejects.toThrow('the house’s own');
});

test('a table is tried dry, and then its stations and accounts are made, with secrets in a file', async () => {
  const { data, log, run, account } = surroundings();
  const file = join(data, 'stations.csv');
  const head = 'id,name_zh,name_en,kind,lon,lat,property,unit,interval_seconds,door';
  writeFileSync(file, `${head}\nN1,新,New,river,116,x,stage,m,300,tcp\n`);
  await expect(run('import', file)).rejects.toThrow(/2 +lat +a number/);
  writeFileSync(file, `${head}\nN1,新,New,river,116,29,stage,m,300,tcp\n`);
  expect((await run('import', file, '--dry-run')).join()).toContain('Nothing is changed');
  expect(await account('N1')).toBeUndefined();
  await run('import', file);
  expect(await account('N1')).toMatchObject({ role: 'device', link: {} });
  expect((await newest(log, stations)).get('N1')).toMatchObject({ kind: 'river' });
  const [, line = ''] = readFileSync(`${file}.secrets.csv`, 'utf8').split('\n');
  expect(await verifySecret(line.split(',')[1] ?? '', (await account('N1'))?.hash ?? '')).toBe(
    true,
  );
  expect((await run('import', file)).join()).toContain('0 of them without an account');
});

test('a table that a spreadsheet saved in GB 18030 keeps the names of its stations', async () => {
  const { data, log, run } = surroundings();
  const file = join(data, 'stations.csv');
  const head = 'id,name_zh,name_en,kind,lon,lat,property,unit,interval_seconds';
  const name = Buffer.of(0xd0, 0xc7, 0xd7, 0xd3);
  const row = [Buffer.from(`${head}\nN1,`), name, Buffer.from(',New,river,116,29,stage,m,300\n')];
  writeFileSync(file, Buffer.concat(row));
  await run('import', file);
  expect((await newest(log, stations)).get('N1')?.name.zh).toBe('星子');
});

test('one that waits is told with what it says, accepted once the registry knows it, or refused', async () => {
  const { data, log, run, account } = surroundings();
  const payloadHex =
    '7e7e05001122334403e832002b020034170718110016f1f1001122334448f0f01707181100201900004026190000403923000104903812109903a421';
  const rest = { door: 'tcp', from: '10.0.0.1', first: 1, last: 2, count: 1 } as const;
  const frames = [{ codec: 'sl651', received: 1, payloadHex }];
  await log.append(waiting, [
    { name: '0011223344', ...rest, frames },
    { name: '0099999999', ...rest, frames: [] },
  ]);
  expect((await run('waiting')).join('\n')).toContain('Z 10.49');
  await expect(run('accept', '0011223344')).rejects.toThrow('has no station 11223344');
  const file = join(data, 'station.json');
  const series = [{ property: 'stage', unit: 'm', intervalSeconds: 300 }];
  const station = { name: { zh: '站', en: 'S' }, kind: 'river', lon: 116, lat: 29, series };
  writeFileSync(file, JSON.stringify(station));
  await run('accept', '0011223344', '--as', '11223344', '--station', file);
  expect(await account('11223344')).toMatchObject({ link: {} });
  await run('refuse', '0099999999');
  expect(await run('waiting')).toEqual(['Nobody waits.']);
});

test('simulated gear whose name its language cannot write is told so', async () => {
  const { command } = surroundings();
  for (const language of ['sl651', 'sl651-ascii', 'szy206']) {
    await expect(command.run(['simulate', language, '--as', 'SITE-9'])).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('"SITE-9" is no station address of ten digits'),
    });
  }
});
