import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { supervise } from '../../commands/up/supervise.ts';
import { readConfig } from '../../infra/config.ts';
import { until } from '../load/test-house.ts';

test('a room that froze is ended and started again; one that starts over an old heartbeat is left alone', async () => {
  const data = mkdtempSync(join(tmpdir(), 'poyang-frozen-'));
  const old = join(data, 'streams.alive');
  writeFileSync(old, '');
  utimesSync(old, 1_000_000_000, 1_000_000_000);

  const pids: (number | undefined)[] = [];
  const said: string[] = [];
  const house = supervise({
    config: readConfig({ data, simulator: false }, {}),
    rooms: ['streams'],
    pulse: { everyMs: 100, frozenMs: 6_000 },
    onMessage: () => undefined,
    say: (line) => void said.push(line),
    onStart: (_room, pid) => void pids.push(pid),
  });
  try {
    await house.ready;
    expect(pids).toHaveLength(1);
    process.kill(pids[0] ?? 0, 'SIGSTOP');
    await until(async () => said.includes('streams is back.'), 30);
    expect(said[0]).toBe('streams does not move any more; ending it.');
    expect(pids).toHaveLength(2);
  } finally {
    await house.stop();
    rmSync(data, { recursive: true });
  }
}, 60_000);
