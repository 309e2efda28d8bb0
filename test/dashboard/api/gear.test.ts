import { expect, test } from 'vitest';
import { encodeSl651Picture } from '../../../devices/codecs/sl651/encode.ts';
import { AttachmentsAnswer, DeviceEventsAnswer } from '../../../domain/api-answers.ts';
import type { DeviceEvent } from '../../../domain/device-event.ts';
import { raw } from '../../../domain/topics.ts';
import { attachmentEntryOf } from '../../../streams/quality/attachments.ts';
import { eventEntryOf } from '../../../streams/quality/device-signs.ts';
import { T0 } from './made.ts';
import { ask, testApi } from './test-api.ts';

const JPEG = Uint8Array.from({ length: 300 }, (_, i) => i % 256);

test('what gear said of itself is told newest first, by station and by word', async () => {
  const house = await testApi({
    before: ({ journal }) =>
      journal.record([
        eventEntryOf(said({})),
        eventEntryOf(said({ time: T0 + 1, holds: false })),
        eventEntryOf(said({ word: 'door_open' })),
        eventEntryOf(said({ station: 'B' })),
      ]),
  });
  const events = async (query: string) =>
    DeviceEventsAnswer.parse((await ask(house, `/api/device-events?${query}`)).body).events;
  expect((await events('station=A&word=mains_off')).map(({ holds }) => holds)).toEqual([
    false,
    true,
  ]);
  expect(await events('station=A')).toHaveLength(3);
  expect(await events('limit=2')).toHaveLength(2);
  expect((await ask(house, '/api/device-events?word=tired')).status).toBe(400);
});

test('a picture is given in its bytes, from the packets that brought it', async () => {
  const { house, sha256 } = await houseWithPicture(4);
  const { body } = await ask(house, '/api/attachments?station=A');
  expect(AttachmentsAnswer.parse(body).attachments).toMatchObject([
    { size: 300, time: T0, sha256 },
  ]);
  const answer = await house.api.inject(`/api/attachments/A/${T0}/${sha256}`);
  expect(answer.headers['content-type']).toBe('image/jpeg');
  expect(answer.headers['content-security-policy']).toBe("default-src 'none'");
  expect(new Uint8Array(answer.rawPayload)).toEqual(JPEG);
});

test('a picture whose packets are gone is gone, and one that never was is not found', async () => {
  const { house, sha256 } = await houseWithPicture(2);
  expect((await house.api.inject(`/api/attachments/A/${T0}/${sha256}`)).statusCode).toBe(410);
  const other = sha256.replaceAll(/./g, '0');
  expect((await house.api.inject(`/api/attachments/A/${T0}/${other}`)).statusCode).toBe(404);
});

/** A picture of three packets, of which the log has kept so many. */
async function houseWithPicture(kept: number) {
  const packets = encodeSl651Picture(
    {
      centre: 1,
      station: '000000000A',
      serial: 1,
      sent: T0,
      stationClass: 'H',
      time: T0,
      jpeg: JPEG,
    },
    120,
  );
  const entries = packets.map((payload, offset) => ({
    position: { partition: 0, offset },
    message: { device: 'A', codec: 'sl651', received: T0, payload },
  }));
  const picture = { time: T0, mediaType: 'image/jpeg', bytes: JPEG } as const;
  const entry = attachmentEntryOf('A', picture, entries);
  const house = await testApi({
    before: async ({ log, journal }) => {
      await log.append(
        raw,
        entries.slice(0, kept).map(({ message }) => message),
      );
      await journal.record([entry]);
    },
  });
  return { house, sha256: (entry.document as { sha256: string }).sha256 };
}

function said(own: Partial<DeviceEvent>): DeviceEvent {
  const raw = { partition: 0, offset: 0 };
  return { station: 'A', time: T0, word: 'mains_off', holds: true, received: T0, raw, ...own };
}
