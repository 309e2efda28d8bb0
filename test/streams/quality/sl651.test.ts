import { expect, test } from 'vitest';
import { raw, rejects } from '../../../domain/topics.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { frameOf } from '../../devices/codecs/sl651/frame-of.ts';
import { drain, littleHouse, messagesOf, NOW, station, stored } from '../little-house.ts';

const GAN = '62302250';
const ADDRESS = '0062302250';
const OTHER = '0062400000';

/** Elements in hex, as the standard's table C.1 has them. */
const STAGE = '3923 00019030';
const RAIN_OF_5_MINUTES = '2219 000005';
const NO_RAIN_IN_THE_HOUR = `F460 ${'FF'.repeat(12)}`;
const STATE = '4520 00000000';
const OWN = 'FF1110 1234';

const SERIES = ['stage', 'rainfall_5min', 'wind_direction'].map((property) => ({
  property,
  unit: property === 'stage' ? 'm' : 'mm',
  intervalSeconds: 300,
}));

test('an element without a property is dropped beside others, for they lead to its frame', async () => {
  const { told, house } = await take([`${STATE} ${STAGE} ${OWN}`]);
  expect(told).toEqual([]);
  expect(await stored(house.store, GAN, 'stage')).toEqual(['0 19.03 1']);
});

test('beside one whose property is not registered it is dropped, and only the other is rejected', async () => {
  const { told } = await take([`${STATE} 0319 000215`]);
  expect(told).toEqual(['unknown_series: C (water_temperature) is not registered at 62302250']);
});

test('a frame of such elements alone is rejected, for nothing else leads to it', async () => {
  const { told } = await take([OWN]);
  expect(told).toEqual(['unknown_series: FF11 is not registered at 62302250']);
});

test('one that tells of its own gear besides is no reject, be it sent every hour', async () => {
  const { told } = await take([`${STATE} ${OWN}`, '']);
  expect(told).toEqual([]);
});

test('an element is the series that its station says it is', async () => {
  const gear = { elements: { FF11: 'stage' } };
  const { told, house } = await take([OWN], { gear });
  expect(told).toEqual([]);
  expect(await stored(house.store, GAN, 'stage')).toEqual(['0 1234 4 gross_range']);
});

test('an element without a property that its station has registered is a series like any other', async () => {
  const own = { property: 'FF11', unit: '1', intervalSeconds: 300 };
  const { told, house } = await take([OWN], { series: [...SERIES, own] });
  expect(told).toEqual([]);
  expect(await stored(house.store, GAN, 'FF11')).toEqual(['0 1234 2 no_limits']);
});

test.each([
  ['before it', [`${NO_RAIN_IN_THE_HOUR} ${RAIN_OF_5_MINUTES}`]],
  ['behind it', [`${RAIN_OF_5_MINUTES} ${NO_RAIN_IN_THE_HOUR}`]],
  ['in a frame after it', [RAIN_OF_5_MINUTES, NO_RAIN_IN_THE_HOUR]],
])('a value stands although the same moment is said to have none %s', async (_, frames) => {
  const { house } = await take(frames);
  const [first, second] = await stored(house.store, GAN, 'rainfall_5min');
  expect([first, second]).toEqual(['0 0.5 1', '5 NaN 9 missing']);
});

test('a wind of the sixteen points is stored in degrees, and point 0 is none', async () => {
  const { house } = await take(['3310 0013']);
  expect(await stored(house.store, GAN, 'wind_direction')).toEqual(['0 270 1']);
  const { house: calm } = await take(['3310 0000']);
  expect(await stored(calm.store, GAN, 'wind_direction')).toEqual(['0 NaN 9 missing']);
});

test('a frame of another station is rejected with both names', async () => {
  const { told, house } = await take([STAGE], {}, OTHER);
  expect(told).toEqual([
    'wrong_station: the frame speaks for "0062400000", not for 62302250 (0062302250)',
  ]);
  expect(await stored(house.store, GAN, 'stage')).toEqual([]);
});

test('a reading that a frame relays from another station is rejected, and its own are not', async () => {
  const { told, house } = await take([`${STAGE} F1F1${OTHER}48 F0F02607020800 ${STAGE}`]);
  expect(told).toEqual([
    'wrong_station: Z is relayed from "0062400000", and 62302250 (0062302250) may speak for itself only',
  ]);
  expect(await stored(house.store, GAN, 'stage')).toEqual(['0 19.03 1']);
});

/** Takes in a frame for each body, all of one observation time, and says what was rejected. */
async function take(bodies: readonly string[], overrides = {}, address = ADDRESS) {
  const house = littleHouse([station({ series: SERIES, ...overrides })]);
  const serialAndTime = '0001 260702080000';
  const packets = bodies.map((elements) => ({
    device: GAN,
    codec: 'sl651',
    received: NOW,
    payload: frameOf('32', `${serialAndTime} F1F1${address}48 F0F02607020800 ${elements}`, {
      station: address,
    }),
  }));
  await house.log.append(raw, packets);
  await drain(quality, house.context);
  const told = await messagesOf(house.log, rejects);
  return { house, told: told.map(({ reason, detail }) => `${reason}: ${detail}`) };
}
