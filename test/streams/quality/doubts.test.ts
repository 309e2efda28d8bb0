import { expect, test } from 'vitest';
import { raw, rejects } from '../../../domain/topics.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { dataFrame } from '../../devices/codecs/hj212/decoded.ts';
import { drain, littleHouse, messagesOf, NOW, station, stored } from '../little-house.ts';

const PROBE = '62302250';
const NITROGEN = { property: 'ammonia_nitrogen', unit: 'mg/L', intervalSeconds: 600 };

test.each([
  ['N', '0 0.4 1'],
  ['M', '0 0.4 4 maintenance'],
  ['C', '0 0.4 4 calibration'],
  ['D', '0 0.4 4 fault'],
  ['F', '0 0.4 4 stopped'],
  ['B', '0 0.4 4 no_contact'],
  ['S', '0 0.4 3 manual'],
  ['T', '0 0.4 3 over_range'],
  ['Z', '0 0.4 3 other_mark'],
])('a value marked %s is stored as "%s"', async (mark, line) => {
  const { points } = await take([['20260702080000', 0.4, mark]]);
  expect(points).toEqual([line]);
});

test('a value marked as no measurement stays so when a late one comes beside it', async () => {
  const { points } = await take([
    ['20260702080000', 0.4, 'C'],
    ['20260702081000', 0.41, 'N'],
    ['20260702075000', 0.42, 'N'],
  ]);
  expect(points).toEqual(['-10 0.42 1', '0 0.4 4 calibration', '10 0.41 1']);
});

test('the standard that a calibration measures makes no spike of the water before it', async () => {
  const { points } = await take([
    ['20260702074000', 5, 'C'],
    ['20260702075000', 0.4, 'N'],
    ['20260702080000', 5, 'C'],
  ]);
  expect(points.map((line) => line.split(' ')[2])).toEqual(['4', '1', '4']);
});

test('no value, and why there is none', async () => {
  const { points } = await take([['20260702080000', '', 'D']]);
  expect(points).toEqual(['0 NaN 9 missing fault']);
});

test("a device's own ways come from the registry: Modbus's CRC, and milligrams in the air", async () => {
  const gear = { hj212: { crc: 'modbus', air: 'mg/m3' } };
  const dust = { property: 'pm2_5', unit: 'ug/m3', intervalSeconds: 600 };
  const house = littleHouse([station({ gear, address: 'A1', series: [dust] })]);
  const frame = dataFrame('DataTime=20260702080000;a34004-Rtd=0.035,a34004-Flag=N', { st: '39' });
  const modbus = withModbusCrc(frame);
  await house.log.append(raw, [packet(frame), packet(modbus)]);
  await drain(quality, house.context);
  expect(await stored(house.store, PROBE, 'pm2_5')).toEqual(['0 35 1']);
  expect(await messagesOf(house.log, rejects)).toEqual([]);
});

async function take(said: readonly (readonly [time: string, value: number | '', mark: string])[]) {
  const house = littleHouse([station({ address: 'A1', series: [NITROGEN] })]);
  for (const [time, value, mark] of said) {
    const area = `DataTime=${time};w21003-Rtd=${value},w21003-Flag=${mark}`;
    await house.log.append(raw, [packet(dataFrame(area))]);
    await drain(quality, house.context);
  }
  return { points: await stored(house.store, PROBE, 'ammonia_nitrogen') };
}

function packet(frame: string) {
  return { device: PROBE, codec: 'hj212', received: NOW, payload: Buffer.from(frame) };
}

/** The same frame with the CRC of Modbus, low byte first, worked out bit by bit. */
function withModbusCrc(frame: string): string {
  const segment = frame.trimEnd().slice(6, -4);
  let crc = 0xffff;
  for (const byte of Buffer.from(segment)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  const swapped = ((crc & 0xff) << 8) | (crc >> 8);
  return `${frame.slice(0, 6)}${segment}${swapped.toString(16).toUpperCase().padStart(4, '0')}\r\n`;
}
