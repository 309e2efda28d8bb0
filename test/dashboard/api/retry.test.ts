import { expect, test } from 'vitest';
import { retry } from '../../../dashboard/api/retry.ts';
import { PoyangError } from '../../../domain/errors.ts';
import { type Logger, silentLogger } from '../../../infra/logger.ts';

function trying(task: (attempt: number) => void, signal = new AbortController().signal) {
  const warnings: string[] = [];
  const logger: Logger = { ...silentLogger, warn: (line) => void warnings.push(line) };
  let attempts = 0;
  const done = retry(async () => task(++attempts), { signal, logger, what: 'Looking', pauseMs: 1 });
  return { done, warnings, attempts: () => attempts };
}

test.each(['LOG_UNAVAILABLE', 'STORE_UNAVAILABLE', 'DISK_FULL'] as const)(
  '%s is waited out, and told of each time',
  async (code) => {
    const { done, warnings, attempts } = trying((attempt) => {
      if (attempt < 3) throw new PoyangError(code, 'not now');
    });
    await done;
    expect(attempts()).toBe(3);
    expect(warnings).toEqual(Array(2).fill('Looking broke off and starts anew: not now'));
  },
);

test.each([
  new PoyangError('CONFIG', 'wrong password'),
  new PoyangError('DATA_NEWER', 'newer'),
  new PoyangError('DATA_DAMAGED', 'malformed'),
  new TypeError('our mistake'),
])('$message is thrown at once: it would be the same the next time', async (error) => {
  const { done, attempts } = trying(() => {
    throw error;
  });
  await expect(done).rejects.toBe(error);
  expect(attempts()).toBe(1);
});

test('an end that was asked for is no failure', async () => {
  const ending = new AbortController();
  const { done } = trying(() => {
    ending.abort();
    throw new TypeError('torn off');
  }, ending.signal);
  await expect(done).resolves.toBeUndefined();
});
