import { expect, test } from 'vitest';
import { createAppender } from '../../ingest/append.ts';
import { steeredLog } from './steered-log.ts';

const packet = (device: string) => ({
  device,
  codec: 'json',
  received: 0,
  payload: new Uint8Array(),
});

test('what comes in one turn is one append, and is told in its order', async () => {
  const log = steeredLog();
  const append = createAppender(log);
  const told: string[] = [];
  for (const device of ['a', 'b', 'c']) append(packet(device), () => told.push(device));
  expect(told).toEqual([]);
  await new Promise(setImmediate);
  expect(told).toEqual(['a', 'b', 'c']);
  append(packet('d'), () => told.push('d'));
  await new Promise(setImmediate);
  expect(log.appends).toEqual([3, 1]);
});

test('a failure is told to each of its append, and the next append is not harmed', async () => {
  const log = steeredLog();
  const append = createAppender(log);
  const told: (string | undefined)[] = [];
  log.failWith(new Error('full'));
  append(packet('a'), (error) => told.push(error?.message));
  append(packet('b'), (error) => told.push(error?.message));
  await new Promise(setImmediate);
  log.mend();
  append(packet('c'), (error) => told.push(error?.message));
  await new Promise(setImmediate);
  expect(told).toEqual(['full', 'full', undefined]);
  expect(log.kept.map(({ device }) => device)).toEqual(['c']);
});
