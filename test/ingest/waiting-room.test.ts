import { connectAsync } from 'mqtt';
import { expect, test } from 'vitest';
import { hj212Crc } from '../../devices/codecs/hj212/crc.ts';
import { Station } from '../../domain/station.ts';
import { waiting } from '../../domain/topics.ts';
import { accept, readWaiting, refuse } from '../../infra/accounts/decide.ts';
import { newest } from '../../infra/follow.ts';
import { openAllDoors, type TestDoor } from './open-door.ts';
import { TEST_30, TIMED_32 } from './tcp/frames.ts';
import { gear } from './tcp/gear.ts';
import { until } from './until.ts';

const BY = { by: 'test', at: Date.UTC(2026, 6, 1, 1), secret: 'a secret for the new one' };
const station = (id: string, address?: string) =>
  Station.parse({
    ...{ id, address, kind: 'river', lon: 116, lat: 29, placeVerified: false },
    name: { zh: id, en: id },
    series: [{ property: 'stage', unit: 'm', intervalSeconds: 300 }],
  });

async function waitingSoon(door: TestDoor, names: number) {
  let list = await readWaiting(door.log);
  for (let turn = 0; list.length < names && turn < 500; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    list = await readWaiting(door.log);
  }
  return list;
}

test('an unknown station’s frames wait, and after its acceptance go the way of all readings', async () => {
  const door = await openAllDoors([]);
  const rtu = await gear(door.tcp);
  rtu.send(TEST_30);
  const [entry] = await waitingSoon(door, 1);
  expect(entry).toMatchObject({ name: '0012345678', door: 'tcp', from: '127.0.0.1', count: 1 });
  expect(door.log.kept).toEqual([]);
  expect(rtu.heard()).toHaveLength(0);

  await accept(door.log, '0012345678', { ...BY, stations: [station('12345678')] });
  await until(() => door.log.kept.length === 1, 'the frame is replayed');
  expect(door.log.kept[0]).toMatchObject({
    device: '12345678',
    codec: 'sl651',
    received: entry?.first,
  });
  expect(Buffer.from(door.log.kept[0]?.payload ?? []).equals(TEST_30)).toBe(true);
  rtu.send(TEST_30);
  await rtu.hears(25);
  expect(await readWaiting(door.log)).toEqual([]);
});

test('what a gateway sends for a station of others waits too, and acceptance widens its rights', async () => {
  const door = await openAllDoors([{ id: 'G1', role: 'gateway', speaksFor: ['S1'] }]);
  const client = await connectAsync(`mqtt://127.0.0.1:${door.port}`, {
    ...{ username: 'G1', password: 'secret-of-G1', reconnectPeriod: 0 },
  });
  client.on('error', () => {});
  client.publish('poyang/S2/json', '{}', { qos: 1 });
  const [entry] = await waitingSoon(door, 1);
  expect(entry).toMatchObject({ name: 'S2', door: 'mqtt', through: 'G1' });
  await accept(door.log, 'S2', { ...BY, stations: [station('S2')] });
  await until(() => door.log.kept.length === 1, 'the frame is replayed');
  expect(door.log.kept[0]).toMatchObject({ device: 'S2', codec: 'json' });
  client.end(true);
});

test('whoever is refused is forgotten and noted no more', async () => {
  const door = await openAllDoors([]);
  const rtu = await gear(door.tcp);
  rtu.send(TEST_30);
  await waitingSoon(door, 1);
  await refuse(door.log, '0012345678', BY);
  rtu.send(TIMED_32, TEST_30);
  const list = await waitingSoon(door, 1);
  expect(list.map(({ name }) => name)).toEqual(['0011223344']);
  const forgotten = (await newest(door.log, waiting)).get('0012345678');
  expect(forgotten?.frames).toEqual([]);
});

test('an unknown user name waits without frames; a wrong secret of a known one does not', async () => {
  const door = await openAllDoors(['S1']);
  const knock = (username: string) =>
    connectAsync(`mqtt://127.0.0.1:${door.port}`, { username, password: 'x', reconnectPeriod: 0 });
  await expect(knock('S1')).rejects.toThrow();
  await expect(knock('new-one')).rejects.toThrow();
  expect(await waitingSoon(door, 1)).toMatchObject([{ name: 'new-one', door: 'mqtt', frames: [] }]);
});

test('acceptance asks for a station of the registry, and finds it by its address', async () => {
  const door = await openAllDoors([]);
  const rtu = await gear(door.tcp);
  rtu.send(TEST_30);
  await waitingSoon(door, 1);
  const wish = { ...BY, stations: [station('S7')] };
  await expect(accept(door.log, '0012345678', wish)).rejects.toMatchObject({ code: 'CONFIG' });
  const other = { ...BY, stations: [station('S7', '0099999999')], device: 'S7' };
  await expect(accept(door.log, '0012345678', other)).rejects.toThrow('does not know S7 as');
  const named = { ...BY, stations: [station('S7', '0012345678')] };
  expect(await accept(door.log, '0012345678', named)).toMatchObject({ device: 'S7', isNew: true });
});

test('of one that waits the newest frames are kept, and only so many may wait from one address', async () => {
  const door = await openAllDoors([]);
  const rtu = await gear(door.tcp);
  for (let i = 0; i < 40; i++) rtu.send(TEST_30);
  const one = await openAllDoors([]);
  const flood = await gear(one.tcp);
  for (let i = 0; i < 60; i++) {
    const frame = `##0080QN=20231008123340461;ST=22;CN=2011;PW=123456;MN=M${100 + i};Flag=5;CP=&&`;
    flood.send(hj212(frame));
  }
  const [entry] = await waitingSoon(door, 1);
  expect(entry?.frames.length).toBeLessThanOrEqual(32);
  expect((await waitingSoon(one, 50)).length).toBe(50);
});

/** The frame with its length and CRC made right. */
function hj212(text: string): Buffer {
  const segment = `${text.slice(6)}DataTime=20231008123340;w01001-Rtd=7&&`;
  const bytes = Buffer.from(segment);
  const length = String(bytes.length).padStart(4, '0');
  const crc = hj212Crc(bytes, 0, bytes.length).toString(16).toUpperCase().padStart(4, '0');
  return Buffer.from(`##${length}${segment}${crc}\r\n`);
}
