import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startDashboard } from '../../../dashboard/api/start-dashboard.ts';
import { HealthAnswer, LatestAnswer, StationsAnswer } from '../../../domain/api-answers.ts';
import { PoyangError } from '../../../domain/errors.ts';
import { Config } from '../../../infra/config.ts';
import { silentLogger } from '../../../infra/logger.ts';
import type { RoomContext } from '../../../infra/room.ts';
import { memoryJournal } from '../../fakes/memory-journal.ts';
import { memoryLog } from '../../fakes/memory-log.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { observed, T0 } from './made.ts';

function context(http = 0): RoomContext {
  return {
    config: Config.parse({ http }),
    clock: { now: () => T0 + 60_000 },
    logger: silentLogger,
    log: memoryLog(),
    store: memoryStore(),
    journal: memoryJournal(),
  };
}

test('the room listens, answers from the registry and the store, and stops with followers on the line', async () => {
  const its = context();
  await its.store.write([observed({ station: '62601200' })]);
  const { url, stop } = await startDashboard(its);
  const ask = async (path: string) => (await fetch(url + path)).json();
  expect(StationsAnswer.parse(await ask('/api/stations')).stations.length).toBeGreaterThan(50);
  expect(LatestAnswer.parse(await ask('/api/latest')).latest).toHaveLength(1);
  expect(HealthAnswer.parse(await ask('/api/health')).status).toBe('ok');

  const following = await fetch(`${url}/api/events`);
  const ended = following.text();
  await stop();
  expect(await ended).toContain('event: reset');
  await expect(fetch(`${url}/api/stations`)).rejects.toThrow();
});

test('a port in use is said with the remedy', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const failure = await startDashboard(context(port)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PoyangError);
  expect(failure).toMatchObject({ code: 'PORT_IN_USE' });
  expect((failure as Error).message).toBe(
    `Port ${port} of 127.0.0.1 is in use. End the program that uses it, or choose another with --http PORT.`,
  );
});
