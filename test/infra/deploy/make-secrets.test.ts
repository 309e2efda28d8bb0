import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const SCRIPT = new URL('../../../infra/make-secrets.ts', import.meta.url).pathname;

test('it makes the secrets that are missing, adds devices, and changes nothing that is there', () => {
  const parent = mkdtempSync(join(tmpdir(), 'poyang-secrets-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const folder = join(parent, 'secrets');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const make = (...devices: string[]) =>
    spawnSync(process.execPath, [SCRIPT, ...devices, '--folder', folder], { encoding: 'utf8' });

  const first = make('S1');
  expect(first).toMatchObject({ status: 0, stdout: expect.stringMatching(/^S1 [\w-]{32}\n$/) });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder).toSorted()).toEqual([
    '.gitignore',
    'influxdb-password',
    'influxdb-token',
    'ingest-password',
    'mosquitto-passwords',
  ]);
  const before = read('influxdb-token') + read('ingest-password') + read('mosquitto-passwords');

  expect(make()).toMatchObject({ status: 0, stdout: '' });
  expect(read('influxdb-token') + read('ingest-password') + read('mosquitto-passwords')).toBe(
    before,
  );
  expect(make('S1', 'S2', 'no id')).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^S2 /),
    stderr: expect.stringContaining('S1 is there'),
  });
  const users = read('mosquitto-passwords').match(/^[^:]+/gm);
  expect(users).toEqual(['poyang-ingest', 'S1', 'S2']);
});
