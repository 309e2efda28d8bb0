import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { PROJECT } from '../../infra/config.ts';

test('the list of commands waits for no packages', async () => {
  const project = launcherIn({ 'package-lock.json': 1 });
  for (const words of [[], ['help'], ['--help'], ['-h']]) {
    expect(await project.run(words)).toBe(`main ${words.join(' ')}\n`);
  }
  expect(project.npmRuns()).toEqual([]);
});

test('the first start installs what runs, and a test also the tools', async () => {
  for (const [word, flag] of [
    ['devices', ' --omit=dev'],
    ['test', ''],
  ]) {
    const project = launcherIn({ 'package-lock.json': 1, 'node_modules/vite/bin/vite.js': 1 });
    await project.run([word ?? '']);
    expect(project.npmRuns()).toEqual([expect.stringMatching(new RegExp(`^ci .*error${flag}$`))]);
  }
});

test('what npm has installed for this lockfile is left alone, the tools for tests too', async () => {
  const project = launcherIn({
    'package-lock.json': 1,
    'node_modules/vitest/package.json': 2,
    'node_modules/.package-lock.json': 2,
  });
  await project.run(['devices', 'list']);
  expect(project.npmRuns()).toEqual([]);
});

test('the page of a command brings in no tools', async () => {
  const project = launcherIn({ 'package-lock.json': 1, 'node_modules/.package-lock.json': 2 });
  for (const words of [['test', '--help'], ['bench', '-h'], ['--version']])
    expect(await project.run(words)).toBe(`main ${words.join(' ')}\n`);
  expect(project.npmRuns()).toEqual([]);
});

test('nothing is installed under a house that runs from the same folder', async () => {
  const project = launcherIn({ 'package-lock.json': 1, 'node_modules/.package-lock.json': 2 });
  const house = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)', project.main]);
  onTestFinished(() => void house.kill());
  await once(house, 'spawn');
  await expect(project.run(['test'])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^poyang: .* runs from this folder: stop it/),
  });
  expect(project.npmRuns()).toEqual([]);
});

test('another lockfile installs again, with the tools where they were', async () => {
  const project = launcherIn({
    'package-lock.json': 3,
    'node_modules/vitest/package.json': 2,
    'node_modules/.package-lock.json': 2,
  });
  await project.run(['devices', 'list']);
  expect(project.npmRuns()).toEqual([expect.stringMatching(/^ci .*error$/)]);
});

/** The launcher in a folder of its own with these files, of that many seconds after 1970, and an npm that only takes notes. */
function launcherIn(files: Record<string, number>) {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-launcher-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text, { mode });
  };
  copyFileSync(join(PROJECT, 'poyang'), join(folder, 'poyang'));
  write('main.ts', `console.log('main', process.argv.slice(2).join(' '))`);
  write('bin/npm', `#!/bin/sh\necho "$*" >>"${folder}/npm-runs"\n`, 0o755);
  write('npm-runs', '');
  write('domain/word.ts', '');
  write('dashboard/web/main.tsx', '');
  for (const [name, time] of Object.entries(files)) {
    write(name, '');
    utimesSync(join(folder, name), time, time);
  }
  const path = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH']].join(':');
  return {
    main: join(folder, 'main.ts'),
    async run(words: string[]) {
      const options = { env: { ...process.env, PATH: path } };
      return (await promisify(execFile)(join(folder, 'poyang'), words, options)).stdout;
    },
    npmRuns: () => readFileSync(join(folder, 'npm-runs'), 'utf8').split('\n').filter(Boolean),
  };
}
