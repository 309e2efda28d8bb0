import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { firstStart } from '../../../commands/up/first-start.ts';
import type { Station } from '../../../domain/station.ts';
import { stations } from '../../../domain/topics.ts';
import { systemClock } from '../../../infra/clock.ts';
import { readConfig } from '../../../infra/config.ts';
import { newest } from '../../../infra/follow.ts';
import { openLog } from '../../../infra/log/open-log.ts';
import { silentLogger } from '../../../infra/logger.ts';

const XINGZI = '62601200';

test('a start keeps what the registry says of a station, but for who speaks for it: the field or the basin', async () => {
  const { start, register } = house();
  const levels = (await start(true)).levels.slice(0, 1);
  await register({ levels });
  expect(await start(true)).toMatchObject({ origin: 'simulated', levels });
  expect(await start(false)).toMatchObject({ origin: 'field', levels });
  await register({ origin: 'replay' });
  expect(await start(false)).toMatchObject({ origin: 'replay', levels });
  expect(await start(true)).toMatchObject({ origin: 'replay', levels });
});

test('a second start appends nothing', async () => {
  const { start, end } = house();
  await start(true);
  const before = await end();
  await start(true);
  expect(await end()).toBe(before);
});

/** A data folder, and what is in its log of one station. */
function house() {
  const data = mkdtempSync(join(tmpdir(), 'poyang-first-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const withLog = async <T>(use: (log: Awaited<ReturnType<typeof openLog>>) => Promise<T>) => {
    const log = await openLog(readConfig({ data }, {}), systemClock, silentLogger);
    return use(log).finally(() => log.close());
  };
  const xingzi = () => withLog(async (log) => (await newest(log, stations)).get(XINGZI) as Station);
  return {
    async start(simulator: boolean) {
      await firstStart(readConfig({ data, simulator }, {}));
      return xingzi();
    },
    async register(change: Partial<Station>) {
      const station = { ...(await xingzi()), ...change };
      await withLog((log) => log.append(stations, [station]));
    },
    end: () => withLog((log) => log.lag(stations, 'nobody')),
  };
}
