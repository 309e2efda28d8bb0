import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { benches } from '../../bench/benches.ts';
import { commands } from '../../commands/commands.ts';
import { help } from '../../commands/help.ts';
import { PROJECT } from '../../infra/config.ts';

test('the list names every command, and every command has a page that begins with its usage', async () => {
  const list = await printed(() => help([]));
  for (const { name, summary } of commands) {
    expect(list).toContain(`  ${name.padEnd(15)}${summary}\n`);
    expect(name.length).toBeLessThan(15);
    expect(await printed(() => help([name]))).toMatch(`Usage: ./poyang ${name} `);
  }
});

test('whoever stops reading stops no command, and sees no stack', async () => {
  const child = spawn(process.execPath, [join(PROJECT, 'main.ts'), 'help', 'devices']);
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  expect(said).not.toContain('EPIPE');
  expect(code).toBe(0);
});

test('a bench is listed by the name that it has itself', async () => {
  for (const [name, load] of Object.entries(benches)) expect((await load()).name).toBe(name);
});

test('the list of commands needs no package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-bare-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const part of ['main.ts', 'commands', 'domain', 'package.json']) {
    cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
  }
  const list = execFileSync(process.execPath, [join(folder, 'main.ts'), 'help']).toString();
  expect(list).toContain('Usage: ./poyang COMMAND');
});

async function printed(print: () => Promise<number>): Promise<string> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await print();
    return out.mock.calls.join('');
  } finally {
    out.mockRestore();
  }
}
