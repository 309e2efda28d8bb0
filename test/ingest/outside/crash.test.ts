import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test as all, expect, onTestFinished } from 'vitest';
import type { RawPacket } from '../../../domain/raw-packet.ts';
import { raw } from '../../../domain/topics.ts';
import { openFolder, temporaryFolder } from '../../infra/log/open-folder.ts';
import { batchesOf } from '../../infra/log/read-notes.ts';
import { startLoad } from '../../load/loader.ts';
import { loadPlan } from '../../load/plan.ts';
import { GATEWAY, noMosquitto, ownMosquitto } from '../../servers/mosquitto.ts';
import { until } from '../until.ts';
import { openOutside } from './open-outside.ts';
import { numbersOf, publisher, publishNumbers, range } from './publisher.ts';

const test = noMosquitto ? all.skip : all;
const title = noMosquitto ? ` (skipped: ${noMosquitto})` : '';

test(`kill -9 of the ingest side in mid-stream: all that Mosquitto acknowledged is in the log${title}`, async () => {
  const server = await ownMosquitto();
  const folder = temporaryFolder();
  let child = startChild(folder, server.url);
  await once(child.stdout, 'data'); // from now on the broker keeps its messages

  const plan = loadPlan({ stations: 100, total: 15_000, from: 0, step: 60_000 });
  const accounts = [GATEWAY];
  const load = startLoad({ port: server.port, plan, accounts, window: 200, rate: 6_000 });
  for (const acknowledged of [2_000, 6_000, 10_000]) {
    await until(() => load.acked >= acknowledged, 'the load flows');
    child.kill('SIGKILL');
    await once(child, 'exit');
    child = startChild(folder, server.url);
    await once(child.stdout, 'data');
  }
  await load.done;

  const log = openFolder(folder);
  const seen = new Set<string>();
  for await (const { entries } of batchesOf(log, raw)) {
    for (const { message } of entries) seen.add(readingOf(message));
    if (seen.size >= plan.total) break;
  }
  expect(seen.size).toBe(plan.total);
});

test('kill -9 of Mosquitto: what it had saved or handed over is not lost, and the reader comes back by itself', async () => {
  const server = await ownMosquitto();
  const first = await openOutside(server.url);
  const client = await publisher(server.port);
  await publishNumbers(client, 0, 1_000);
  await until(() => first.log.kept.length === 1_000, 'the first thousand is handed over');
  await server.kill();
  await until(() => first.lines.length >= 2, 'the reader has noticed');
  await server.start();
  const again = await publisher(server.port);
  await until(() => first.lines.filter((line) => line.startsWith('info')).length === 2, 'back');
  await publishNumbers(again, 1_000, 2_000);
  await until(() => first.log.kept.length === 2_000, 'the second thousand is handed over');
  await first.stop();

  await publishNumbers(again, 2_000, 3_000);
  await saved(server);
  await server.kill();
  await server.start();
  await publishNumbers(await publisher(server.port), 3_000, 3_100); // before any reader is back
  const second = await openOutside(server.url);
  await until(() => second.log.kept.length >= 1_100, 'what was saved, and what came before us');
  expect(numbersOf(first.log.kept)).toEqual(range(0, 2_000));
  expect(numbersOf(second.log.kept)).toEqual(range(2_000, 3_100));
});

test('Mosquitto forgets shared subscriptions when it restarts, which is why one reader does without', async () => {
  const server = await ownMosquitto();
  const address = `${server.url}&group=poyang`;
  await (await openOutside(address)).stop();
  await server.stop();
  await server.start();
  const client = await publisher(server.port);
  await publishNumbers(client, 0, 100); // acknowledged to the publisher, and dropped
  const room = await openOutside(address);
  await publishNumbers(client, 100, 200);
  await until(() => room.log.kept.length >= 100, 'what came after');
  expect(numbersOf(room.log.kept)).toEqual(range(100, 200));
});

function startChild(folder: string, broker: string) {
  const script = new URL('./reading-child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, folder, broker], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function readingOf({ device, payload }: RawPacket): string {
  return `${device} ${JSON.parse(Buffer.from(payload).toString()).time}`;
}

/** Makes Mosquitto save now (SIGUSR1) instead of at its next interval, and waits until it has. */
async function saved({ folder, pid }: { folder: string; pid: number | undefined }): Promise<void> {
  const file = join(folder, 'data', 'mosquitto.db');
  const before = statSync(file, { throwIfNoEntry: false })?.ino;
  process.kill(pid ?? 0, 'SIGUSR1');
  await until(() => statSync(file, { throwIfNoEntry: false })?.ino !== before, 'it has saved');
}
