import { expect, test } from 'vitest';
import { raw, stations as registry, warnings } from '../../domain/topics.ts';
import { startStreams } from '../../streams/start-streams.ts';
import { littleHouse, MINUTE, messagesOf, NOW, station, stored } from './little-house.ts';
import { line } from './warnings/lines.ts';

const GAN = '62302250';
const levels = [line('blue', 19)];

test('a reading goes from the log to the store and its warning to the topic', async () => {
  const { context, publish, store, log } = littleHouse([]);
  const room = await startStreams(context, [station({ levels })]);
  await publish(GAN, [[NOW, { stage: 19.03 }]]);
  await expect.poll(() => messagesOf(log, warnings)).toMatchObject([{ severity: 'blue' }]);
  expect(await stored(store, GAN, 'stage')).toEqual(['0 19.03 1']);
  await room.stop();
  expect(await log.lag(raw, 'quality')).toBe(0);
});

test('the registry follows topic stations while it runs', async () => {
  const { context, publish, store, log } = littleHouse([]);
  const room = await startStreams(context, []);
  await publish(GAN, [[NOW - 10 * MINUTE, { stage: 19.03 }]]);
  await expect.poll(() => context.journal.count('reject')).toEqual({ unknown_station: 1 });

  await log.append(registry, [station()]);
  await expect
    .poll(async () => {
      await publish(GAN, [[NOW, { stage: 19.03 }]]);
      return stored(store, GAN, 'stage');
    })
    .toEqual(['0 19.03 1']);

  await log.append(registry, [station({ levels })]);
  await expect.poll(() => messagesOf(log, warnings)).toMatchObject([{ severity: 'blue' }]);
  await room.stop();
});

test('a room started again goes on where the last one stopped', async () => {
  const { context, publish, store, log } = littleHouse([]);
  const initial = [station({ levels })];
  const first = await startStreams(context, initial);
  await publish(GAN, [[NOW - 10 * MINUTE, { stage: 19.03 }]]);
  await expect.poll(() => messagesOf(log, warnings)).toHaveLength(1);
  await first.stop();

  await publish(GAN, [[NOW, { stage: 18.6 }]]);
  const second = await startStreams(context, initial);
  await expect.poll(() => messagesOf(log, warnings)).toHaveLength(2);
  await second.stop();
  expect(await stored(store, GAN, 'stage')).toEqual(['-10 19.03 1', '0 18.6 1']);
  expect((await messagesOf(log, warnings)).map(({ severity }) => severity)).toEqual([
    'blue',
    undefined,
  ]);
});
