import { expect, test } from 'vitest';
import { Account } from '../../../domain/account.ts';
import { raw, rejects } from '../../../domain/topics.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { bytes, drain, littleHouse, messagesOf, NOW, station, stored } from '../little-house.ts';

const GAN = '62302250';
const OTHER = station({ id: '62400000', address: 'lake-buoy' });
const TELEMETRY = {
  [GAN]: [{ ts: NOW, values: { stage: 19.03, battery: 3.6 } }],
  'lake-buoy': [{ ts: NOW, values: { stage: 12 } }],
  stranger: [{ ts: NOW, values: { stage: 1 } }],
};

test('a gateway’s readings go to the stations that it speaks for, by their names or addresses', async () => {
  const { house, told } = await relayed(['62302250', '62400000']);
  expect(await stored(house.store, GAN, 'stage')).toEqual(['0 19.03 1']);
  expect(await stored(house.store, OTHER.id, 'stage')).toEqual(['0 12 1']);
  expect(told).toEqual(['unknown_station: "stranger" is not in the registry']);
});

test('a station that it does not speak for is not touched', async () => {
  const { house, told } = await relayed(['62302250']);
  expect(await stored(house.store, OTHER.id, 'stage')).toEqual([]);
  expect(told).toContain('wrong_station: gw may not speak for 62400000 (lake-buoy)');
});

test('a device speaks for nobody but itself, whatever its frame names', async () => {
  const { house } = await relayed(['*'], { role: 'device' });
  expect(await stored(house.store, GAN, 'stage')).toEqual([]);
  const { house: disabled } = await relayed(['*'], { disabled: true });
  expect(await stored(disabled.store, GAN, 'stage')).toEqual([]);
});

async function relayed(speaksFor: string[], own = {}) {
  const house = littleHouse([station(), OTHER]);
  house.accounts.set(
    'gw',
    Account.parse({ id: 'gw', role: 'gateway', hash: '', speaksFor, ...own }),
  );
  const payload = bytes(JSON.stringify(TELEMETRY));
  await house.log.append(raw, [{ device: 'gw', codec: 'thingsboard', received: NOW, payload }]);
  await drain(quality, house.context);
  const told = await messagesOf(house.log, rejects);
  return { house, told: told.map(({ reason, detail }) => `${reason}: ${detail}`) };
}
