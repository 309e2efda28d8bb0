import { expect, test } from 'vitest';
import { observations } from '../../../domain/topics.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { drain, littleHouse, MINUTE, messagesOf, NOW, station, stored } from '../little-house.ts';

const GAN = '62302250';

test('a reading is stored in the canonical unit with its flag, and told to others', async () => {
  const series = [{ property: 'stage', unit: 'cm', intervalSeconds: 600 }];
  const house = littleHouse([station({ series })]);
  await house.publish(GAN, [[NOW, { stage: 1903 }]]);
  await drain(quality, house.context);

  const told = await messagesOf(house.log, observations);
  expect(told).toEqual([
    [
      {
        station: GAN,
        property: 'stage',
        time: NOW,
        value: expect.closeTo(19.03, 9),
        flag: 1,
        reasons: 0,
        received: NOW,
        raw: { partition: 0, offset: 0 },
      },
    ],
  ]);
  expect(await house.store.latest()).toEqual(told[0]);
});

test('a stage of −999 is failed and never the latest', async () => {
  const house = littleHouse();
  await house.publish(GAN, [
    [NOW - 10 * MINUTE, { stage: 19.02 }],
    [NOW, { stage: -999 }],
  ]);
  await drain(quality, house.context);
  expect(await stored(house.store, GAN, 'stage')).toEqual(['-10 19.02 1', '0 -999 4 gross_range']);
  expect((await house.store.latest()).map(({ value }) => value)).toEqual([19.02]);
});

test('−999 between two good values spoils neither', async () => {
  const house = littleHouse();
  await house.publish(GAN, [
    [NOW - 20 * MINUTE, { stage: 19.02 }],
    [NOW - 10 * MINUTE, { stage: -999 }],
    [NOW, { stage: 19.04 }],
  ]);
  await drain(quality, house.context);
  expect(await stored(house.store, GAN, 'stage')).toEqual([
    '-20 19.02 1',
    '-10 -999 4 gross_range',
    '0 19.04 1',
  ]);
});

test('null is missing', async () => {
  const house = littleHouse();
  await house.publish(GAN, [[NOW, { stage: null }]]);
  await drain(quality, house.context);
  expect(await stored(house.store, GAN, 'stage')).toEqual(['0 NaN 9 missing']);
});

test('a spike is found when the value after it comes, and a step is cleared by it', async () => {
  const house = littleHouse();
  const at = (minutes: number, stage: number) => [NOW + minutes * MINUTE, { stage }] as const;
  await house.publish(GAN, [at(-50, 15), at(-40, 15), at(-30, 16)]);
  await drain(quality, house.context);
  expect((await stored(house.store, GAN, 'stage')).at(-1)).toBe('-30 16 3 rate_of_change');

  await house.publish(GAN, [at(-20, 16.1), at(-10, 19)]);
  await house.publish(GAN, [at(0, 16.2)]);
  await drain(quality, house.context);
  expect((await stored(house.store, GAN, 'stage')).slice(2)).toEqual([
    '-30 16 1',
    '-20 16.1 1',
    '-10 19 3 rate_of_change spike',
    '0 16.2 1',
  ]);
  const told = (await messagesOf(house.log, observations)).flat();
  expect(told.filter(({ time }) => time === NOW - 30 * MINUTE).map(({ flag }) => flag)).toContain(
    1,
  );
});
