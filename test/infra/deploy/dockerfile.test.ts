import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../../infra/servers/free-ports.ts';
import { until } from '../../load/test-house.ts';
import { buildStage, copyContext, readDockerfile } from './dockerfile.ts';

const stages = readDockerfile();
const folder = mkdtempSync(join(tmpdir(), 'poyang-image-'));
/** That of the image, where this process may become another. */
const USER = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
const image = join(folder, 'poyang-embedded/poyang');

/** All but the compiling of the Kafka client, which has its own tests. */
beforeAll(() => {
  chmodSync(folder, 0o755);
  copyContext(join(folder, 'context'));
  for (const name of ['packages', 'page', 'poyang-embedded']) {
    const stage = stages.find((one) => one.name === name);
    if (stage) buildStage(folder, stage);
  }
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }), 180_000);

test('each stage builds on a pinned Node or on a stage before it, and the last one is the whole house', () => {
  for (const [index, { from }] of stages.entries()) {
    const before = stages.slice(0, index).map(({ name }) => name);
    expect(before.includes(from) || /^node:\d+\.\d+\.\d+-\w+/.test(from)).toBe(true);
  }
  const last = stages.at(-1);
  expect(last).toMatchObject({ name: 'poyang', from: 'poyang-embedded' });
  const client = '/poyang/infra/native/node_modules infra/native/node_modules';
  expect(last?.steps).toContainEqual({
    instruction: 'COPY',
    text: `--from=kafka-client ${client}`,
  });
});

test('the image runs as a user that is not root, by number, and its command is the house', () => {
  const steps = stages.filter(({ name }) => name.startsWith('poyang')).flatMap((one) => one.steps);
  const said = Object.fromEntries(steps.map(({ instruction, text }) => [instruction, text]));
  expect(said).toMatchObject({ USER: '1000:1000', VOLUME: '/data', CMD: '["up"]' });
  expect(JSON.parse(said['ENTRYPOINT'] ?? '')).toEqual([
    'node',
    '--disable-warning=ExperimentalWarning',
    '/poyang/main.ts',
  ]);
});

test('the image holds neither tests nor tools for development nor secrets', () => {
  for (const path of [
    'test/whole',
    'test/ingest',
    'node_modules/vitest',
    'infra/secrets',
    '.git',
  ]) {
    expect(existsSync(join(image, path))).toBe(false);
  }
});

test('what the steps make in an empty folder runs every room as another user, is well, and serves the built page', {
  timeout: 60_000,
}, async () => {
  const [http, mqtt] = [await freePort(), await freePort()];
  const data = join(folder, 'data');
  mkdirSync(data);
  if (USER.uid !== undefined) chownSync(data, USER.uid, USER.gid);
  const settings = {
    POYANG_DATA: data,
    POYANG_HTTP: `${http}`,
    POYANG_MQTT: `${mqtt}`,
  };
  const started = ['streams', 'forecasting', 'dashboard', 'ingest'].map((room) =>
    startRoom(room, settings),
  );
  const [ingest, dashboard] = started.toReversed();
  await Promise.all([ingest?.says('Sensors publish'), dashboard?.says('The page')]);
  expect((await fetch(`http://127.0.0.1:${http}/api/health`)).status).toBe(200);
  const page = await (await fetch(`http://127.0.0.1:${http}/`)).text();
  expect(page).toMatch(/<script type="module"[^>]* src="\.\/assets\//);

  for (const room of started.toReversed()) {
    room.child.kill('SIGTERM');
    expect({ code: await room.ended, said: room.output() }).toMatchObject({ code: 0 });
  }
});

function startRoom(room: string, settings: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, [join(image, 'main.ts'), 'run', room], {
    env: { ...process.env, ...settings },
    ...USER,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    ended,
    output: () => said,
    says: (words: string) =>
      until(async () => {
        if (child.exitCode !== null) throw new Error(`${room} ended: ${said}`);
        return said.includes(words);
      }, 30),
  };
}
