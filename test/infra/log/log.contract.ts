import { afterAll, beforeAll, describe } from 'vitest';
import type { Log } from '../../../infra/log/log.ts';
import { testAppending } from './log-append.contract.ts';
import { testGroups } from './log-groups.contract.ts';
import { testReading } from './log-read.contract.ts';

/** What every adapter of the port `Log` does. `open` gives another client of one and the same log at each call. */
export function testLog(name: string, open: () => Promise<Log>): void {
  describe(`${name} as a log`, () => {
    let shared: Log;
    beforeAll(async () => {
      shared = await open();
    });
    afterAll(() => shared.close());

    const log = () => shared;
    testAppending(log, open);
    testReading(log);
    testGroups(log);
  });
}
