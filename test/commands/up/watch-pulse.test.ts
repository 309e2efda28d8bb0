import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPulse } from '../../../commands/up/watch-pulse.ts';

const folder = mkdtempSync(join(tmpdir(), 'poyang-pulse-'));
const file = join(folder, 'streams.alive');
const onFrozen = vi.fn();

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => {
  vi.useRealTimers();
  onFrozen.mockClear();
  rmSync(file, { force: true });
});

function beat(secondsAgo: number): void {
  writeFileSync(file, '');
  const at = new Date(Date.now() - secondsAgo * 1_000);
  utimesSync(file, at, at);
}

test('a heart that beats, or has yet to begin, is left alone', () => {
  const pulse = watchPulse({ file, onFrozen });
  vi.advanceTimersByTime(60_000);
  beat(5);
  vi.advanceTimersByTime(60_000);
  expect(onFrozen).not.toHaveBeenCalled();
  pulse.stop();
});

test('a heart found stopped twice in a row is told, and once only after a sleep it is not', () => {
  const pulse = watchPulse({ file, onFrozen });
  beat(3_600);
  vi.advanceTimersByTime(15_000);
  beat(0);
  vi.advanceTimersByTime(15_000);
  expect(onFrozen).not.toHaveBeenCalled();
  beat(70);
  vi.advanceTimersByTime(30_000);
  expect(onFrozen).toHaveBeenCalledTimes(1);
  pulse.stop();
  vi.advanceTimersByTime(60_000);
  expect(onFrozen).toHaveBeenCalledTimes(1);
});
