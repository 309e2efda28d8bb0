import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { keepServers } from '../../commands/up/keep-servers.ts';
import { until } from '../load/test-house.ts';

/** A server that runs until a test ends it, and fails to start as often as it is told. */
function fakeServer() {
  const state = { runs: true, failures: 0, starts: 0 };
  return {
    state,
    pid: () => (state.runs ? 1 : undefined),
    async start() {
      state.starts++;
      if (state.failures-- > 0) throw new Error('died while it started, see server.log:\nwhy');
      state.runs = true;
    },
    async stop() {
      state.runs = false;
    },
  };
}

const QUICK = { folder: tmpdir(), everyMs: 1, firstMs: 1 };

test('a server that dies is started again, and each thing is said in a line', async () => {
  const lines: string[] = [];
  const keeper = keepServers({ ...QUICK, say: (line) => lines.push(line) });
  const [kafka, influx] = [fakeServer(), fakeServer()];
  keeper.keep('Kafka', kafka);
  keeper.keep('InfluxDB', influx);
  kafka.state.failures = 1;
  kafka.state.runs = false;
  await until(async () => kafka.state.runs, 10);
  await keeper.stop();
  expect(lines).toEqual([
    expect.stringMatching(/^Kafka ended.*; starting it again in 0\.001 s\.$/),
    'Kafka: died while it started, see server.log:',
    expect.stringMatching(/^Kafka ended.*; starting it again in 0\.002 s\.$/),
    'Kafka is back.',
  ]);
  expect(influx.state).toMatchObject({ runs: false, starts: 0 });
});

test('a server that is stopped stays so, even when it was just being started again', async () => {
  const keeper = keepServers({ ...QUICK, say: () => undefined });
  const { promise: underWay, resolve: begin } = Promise.withResolvers<void>();
  const { promise: goOn, resolve: finish } = Promise.withResolvers<void>();
  const slow = fakeServer();
  keeper.keep('Kafka', {
    ...slow,
    async start() {
      begin();
      await goOn;
      await slow.start();
    },
  });
  slow.state.runs = false;
  await underWay;
  const stopped = keeper.stop();
  finish();
  await stopped;
  expect(slow.state).toMatchObject({ runs: false, starts: 1 });
});
