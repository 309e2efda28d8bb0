import { expect, test } from 'vitest';
import { crc16 } from '../../../devices/codecs/sl651/crc16.ts';
import { Station } from '../../../domain/station.ts';
import { stations } from '../../../domain/topics.ts';
import { openAllDoors as openDoor } from '../open-door.ts';
import { until } from '../until.ts';
import { ASCII_32, HJ212_WANTS_ANSWER, picture, SZY206_FLOW, TEST_30 } from './frames.ts';
import { gear } from './gear.ts';

const S1 = { id: '12345678', link: {} };
/** What the door says to TEST_30 at its time, 2026-07-01 08:00:00. */
const ACK_OF_30 = '7e7e00123456780112343080080200032607010800001b';
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('a picture in three packets is acknowledged once, when all are there; a missing one is asked for', async () => {
  const door = await openDoor([S1]);
  const station = await gear(door.tcp);
  const [first, second, third] = picture() as [Buffer, Buffer, Buffer];
  station.send(first, third);
  const again = (await station.hears(28)).toString('hex');
  expect(again).toMatch(/^7e7e001234567801123436800b16003002.*15....$/);
  station.send(second, TEST_30);
  const heard = (await station.hears(28 + 28 + 25)).subarray(28).toString('hex');
  expect(heard).toMatch(/^7e7e001234567801123436800b160030030010.{12}1b/);
  expect(heard.slice(56, 102)).toBe(ACK_OF_30);
  expect(door.log.kept).toHaveLength(4);
});

test('the CRC of Modbus in HJ 212 is acknowledged where the registry knows the gear for it', async () => {
  const id = '010000A8900016F000169DC0';
  const door = await openDoor([{ id, link: {} }]);
  const segment = HJ212_WANTS_ANSWER.subarray(6, -4);
  const crc = crc16(segment, 0, segment.length);
  const swapped = (((crc & 0xff) << 8) | (crc >>> 8)).toString(16).toUpperCase().padStart(4, '0');
  const frame = Buffer.concat([HJ212_WANTS_ANSWER.subarray(0, -4), Buffer.from(swapped)]);
  const station = await gear(door.tcp);
  station.send(frame);
  await until(() => door.log.kept.length === 1, 'it is kept');
  await door.log.append(stations, [
    Station.parse({
      ...{ id, kind: 'river', lon: 116, lat: 29, placeVerified: false, name: { zh: 'x', en: 'x' } },
      series: [{ property: 'stage', unit: 'm', intervalSeconds: 300 }],
      gear: { hj212: { crc: 'modbus' } },
    }),
  ]);
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(station.heard()).toHaveLength(0);
  station.send(frame);
  await until(() => station.heard().toString('latin1').endsWith('\r\n'), 'it is answered');
  expect(station.heard().toString('latin1')).toContain('CN=9014');
});

test('HJ 212, SL 651 in ASCII and SZY206 are answered in their own way', async () => {
  const door = await openDoor([
    { id: '010000A8900016F000169DC0', link: { password: '123456' } },
    { id: '10100001', link: { password: 'A000' } },
    { id: '5303810D00', link: {} },
  ]);
  const station = await gear(door.tcp);
  station.send(HJ212_WANTS_ANSWER);
  await until(() => station.heard().toString('latin1').endsWith('\r\n'), 'HJ 212 is answered');
  expect(station.heard().toString('latin1')).toMatch(/^##\d{4}QN=20231008123340461;ST=91;CN=9014;/);
  const ascii = await gear(door.tcp);
  ascii.send(ASCII_32);
  const start = '\x01001010000101A000328010\x021234';
  expect((await ascii.hears(45)).toString('latin1').slice(0, start.length)).toBe(start);
  const szy = await gear(door.tcp);
  szy.send(SZY206_FLOW);
  expect(textOf(await szy.hears(13))).toMatch(/^680868335303810d00c000..16$/);
});
