import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { devicesCommand } from '../../../commands/devices.ts';
import { readAccounts } from '../../../infra/accounts/read-accounts.ts';
import { memoryLog } from '../../fakes/memory-log.ts';

/** The command over a log in memory and a data folder that goes with the test. */
export function surroundings() {
  const data = mkdtempSync(join(tmpdir(), 'poyang-devices-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const log = memoryLog();
  const lines: string[] = [];
  const command = devicesCommand({
    openLog: async () => log,
    print: (line) => void lines.push(line),
  });
  return {
    data,
    log,
    command,
    async run(...args: string[]) {
      lines.length = 0;
      expect(await command.run([...args, '--data', data])).toBe(0);
      return [...lines];
    },
    account: async (id: string) => (await readAccounts(log)).get(id),
  };
}
