import { expect, test } from 'vitest';
import { encodeSl651Picture } from '../../../devices/codecs/sl651/encode.ts';
import { Attachment } from '../../../domain/attachment.ts';
import { deviceEvents, raw, rejects } from '../../../domain/topics.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { frameOf } from '../../devices/codecs/sl651/frame-of.ts';
import { drain, littleHouse, MINUTE, messagesOf, NOW, station, stored } from '../little-house.ts';

const GAN = '62302250';
const ADDRESS = '0062302250';
const JPEG = Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 256);

test('a picture in packets becomes an attachment, its bytes left where they came in', async () => {
  const house = littleHouse();
  await send(house, picture());
  await drain(quality, house.context);
  const [entry, more] = await house.journal.list({ kind: 'attachment', limit: 10 });
  const attachment = Attachment.parse(entry?.document);
  expect(attachment).toMatchObject({ station: GAN, time: NOW, size: 500, mediaType: 'image/jpeg' });
  expect(attachment.raw.map(({ offset }) => offset)).toEqual([0, 1, 2, 3]);
  expect(more).toBeUndefined();
});

test('a restart between two packets loses neither', async () => {
  const house = littleHouse();
  const [first, second, ...rest] = picture();
  await send(house, [first, second] as Uint8Array[]);
  await drain(quality, house.context);
  await send(house, rest);
  await drain(quality, house.context); // opens the processor anew
  expect(await house.journal.list({ kind: 'attachment', limit: 10 })).toHaveLength(1);
});

test('a picture sent twice is one attachment', async () => {
  const house = littleHouse();
  await send(house, [...picture(), ...picture()]);
  await drain(quality, house.context);
  expect(await house.journal.list({ kind: 'attachment', limit: 10 })).toHaveLength(1);
  expect(await messagesOf(house.log, rejects)).toEqual([]);
});

test('a message that will not be whole is one reject, when its station has gone on without it', async () => {
  const house = littleHouse();
  const [first, second] = picture();
  await send(house, [first, second] as Uint8Array[]);
  await send(house, [frameOf('2F', '0003260702081100', { station: ADDRESS })], NOW + 11 * MINUTE);
  await drain(quality, house.context);
  const told = await messagesOf(house.log, rejects);
  expect(told.map(({ reason, detail }) => `${reason}: ${detail}`)).toEqual([
    expect.stringMatching(/^undecodable: 2 of 4 packets of a message came/),
  ]);
});

test('a series cut into packets is stored as points', async () => {
  const stage = { property: 'stage', unit: 'm', intervalSeconds: 300 };
  const house = littleHouse([station({ series: [stage] })]);
  const head = `0001260702080000F1F1${ADDRESS}48F0F02607020800`;
  const whole = `${head}041800000539230001903000019031${'00019032'}`;
  await send(house, [
    frameOf('31', whole.slice(0, 74), { station: ADDRESS, packet: '002001', end: '17' }),
    frameOf('31', whole.slice(74), { station: ADDRESS, packet: '002002' }),
  ]);
  await drain(quality, house.context);
  expect(await stored(house.store, GAN, 'stage')).toEqual([
    '0 19.03 1',
    '5 19.031 1',
    '10 19.032 1',
  ]);
});

test('status bits are device events where they change, and only there', async () => {
  const house = littleHouse();
  const said = [0x80, 0x83, 0x83, 0x00, 0x80].map((bits, i) => state(bits, i));
  await send(house, said);
  await drain(quality, house.context);
  await send(house, [state(0x82, 1), state(0x02, 5)]); // late, and new
  await drain(quality, house.context);
  const events = await messagesOf(house.log, deviceEvents);
  expect(
    events.map(({ word, holds, time }) => `${(time - NOW) / MINUTE} ${word} ${holds}`),
  ).toEqual([
    '1 mains_off true',
    '1 battery_low true',
    '3 mains_off false',
    '3 battery_low false',
    '3 door_open true',
    '4 door_open false',
    '5 battery_low true',
    '5 door_open true',
  ]);
  const kept = await house.journal.list({ kind: 'device_event', station: GAN, limit: 100 });
  expect(kept).toHaveLength(8);
});

function picture(): Uint8Array[] {
  return encodeSl651Picture(
    {
      centre: 1,
      station: ADDRESS,
      serial: 7,
      sent: NOW,
      stationClass: 'H',
      time: NOW,
      jpeg: JPEG,
    },
    150,
  );
}

function state(bits: number, minute: number): Uint8Array {
  const hex = bits.toString(16).padStart(8, '0');
  const time = `260702080${minute}`;
  return frameOf('32', `0001${time}00F1F1${ADDRESS}48F0F0${time}4520${hex}`, { station: ADDRESS });
}

async function send(
  { log }: ReturnType<typeof littleHouse>,
  frames: readonly Uint8Array[],
  received = NOW,
) {
  await log.append(
    raw,
    frames.map((payload) => ({ device: GAN, codec: 'sl651', received, payload })),
  );
}
