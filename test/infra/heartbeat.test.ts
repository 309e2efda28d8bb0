import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startHeartbeat } from '../../infra/heartbeat.ts';

test('the file is written at once, again and again, and no more after the stop', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const folder = mkdtempSync(join(tmpdir(), 'poyang-beat-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'streams.alive');
  const heartbeat = startHeartbeat(file);
  expect(existsSync(file)).toBe(true);

  rmSync(file);
  vi.advanceTimersByTime(5_000);
  expect(existsSync(file)).toBe(true);

  heartbeat.stop();
  rmSync(file);
  vi.advanceTimersByTime(60_000);
  expect(existsSync(file)).toBe(false);
});

test('a folder that goes away later ends nothing', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const folder = mkdtempSync(join(tmpdir(), 'poyang-beat-'));
  const heartbeat = startHeartbeat(join(folder, 'streams.alive'));
  rmSync(folder, { recursive: true });
  expect(() => vi.advanceTimersByTime(5_000)).not.toThrow();
  heartbeat.stop();
});
