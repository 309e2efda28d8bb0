import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { claimDataFolder } from '../../../commands/up/data-folder.ts';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-claim-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a folder is made with those above it, and claimed by one house at a time', () => {
  const folder = join(temporary(), 'a', 'b');
  const claim = claimDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o750);
  expect(() => claimDataFolder(folder)).toThrow(/in use by another .* --data DIR\.$/);
  claim.release();
  claimDataFolder(folder).release();
});

test.each([
  ['cannot be made', () => '/proc/nope'],
  ['cannot be written to', () => '/proc'],
  [
    'cannot be made',
    () => {
      const file = join(temporary(), 'file');
      writeFileSync(file, '');
      return join(file, 'below');
    },
  ],
])('a folder that %s is told in one sentence with the remedy', (problem, folder) => {
  let thrown: unknown;
  try {
    claimDataFolder(folder());
  } catch (error) {
    thrown = error;
  }
  const message = expect.stringMatching(new RegExp(`${problem} \\(.*--data DIR\\.$`));
  expect(thrown).toMatchObject({ code: 'CONFIG', message });
});
