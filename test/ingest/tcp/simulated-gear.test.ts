import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { codecNamed } from '../../../devices/codecs/codecs.ts';
import { readReply } from '../../../devices/codecs/read-reply.ts';
import { createRtu } from '../../../devices/rtu/rtu.ts';
import type { RtuLanguage } from '../../../devices/rtu/rtu-language.ts';
import { RTU_LANGUAGES } from '../../../devices/rtu/rtu-languages.ts';
import { runRtu } from '../../../devices/rtu/run-rtu.ts';
import { SL651_ASCII_RTU, SL651_RTU } from '../../../devices/rtu/sl651-rtu.ts';
import type { Ask, Reply } from '../../../domain/ask.ts';
import { asks, replies } from '../../../domain/topics.ts';
import { newest } from '../../../infra/follow.ts';
import { NOW, openAllDoors, type TestDoor } from '../open-door.ts';
import { until } from '../until.ts';
import { gear } from './gear.ts';

const MINUTE = 60_000;
const LANGUAGES = RTU_LANGUAGES.map((language) => [language.name, language] as const);
const deviceOf = ({ usual }: RtuLanguage) => usual.station.replace(/^00(?=\d{8}$)/, '');
const woken = { kind: 'woken' } as const;
const opened = { kind: 'opened' } as const;

/** A simulated RTU at the real door, with a report a minute; the test is its clock and its wire. */
async function plugIn(language: RtuLanguage) {
  const door = await openAllDoors([{ id: deviceOf(language), link: {} }]);
  const rtu = createRtu({ language, ...language.usual, every: MINUTE, from: NOW });
  let link = await gear(door.tcp);
  let heard = 0;
  /** Sends in two segments, the first of so many bytes. */
  const send = async (bytes: Uint8Array, cutAt = bytes.length) => {
    if (bytes.length === 0) return;
    link.send(bytes.subarray(0, cutAt));
    await new Promise(setImmediate);
    if (cutAt < bytes.length) link.send(bytes.subarray(cutAt));
  };
  const answer = async () => {
    await until(() => link.heard().length > heard, 'the door answers');
    const bytes = link.heard().subarray(heard);
    heard = link.heard().length;
    return bytes;
  };
  return {
    ...{ door, rtu, send, answer },
    /** Until nothing waits to be acknowledged. */
    async settle(now: number) {
      while (rtu.told().waiting > 0) {
        await send(rtu.at(now, { kind: 'heard', bytes: await answer() }).send);
      }
    },
    async reconnect() {
      link.socket.destroy();
      link = await gear(door.tcp);
      heard = 0;
    },
  };
}

/** The moments of the reports that the door has kept, in their order. */
function momentsIn(door: TestDoor): number[] {
  return door.log.kept.flatMap(({ codec, payload, received }) => {
    const decoded = codecNamed(codec)?.decode(payload, { device: '', received });
    const [first] = decoded?.ok ? decoded.readings : [];
    return first ? [first.time] : [];
  });
}

const minutes = (count: number) => Array.from({ length: count }, (_, i) => NOW + i * MINUTE);

test.each(LANGUAGES)(
  '%s: wherever a segment ends, no report is lost and none is doubled',
  async (_name, language) => {
    const { rtu, door, send, settle } = await plugIn(language);
    rtu.at(NOW, woken);
    await send(rtu.at(NOW, opened).send);
    await settle(NOW);
    // Each minute a frame that keeps the link alive, in those that have one, and a report in one segment, cut at its next byte.
    let reports = 1;
    for (let size = 2; reports < size; reports++) {
      const now = NOW + reports * MINUTE;
      const bytes = rtu.at(now, woken).send;
      size = bytes.length;
      await send(bytes, reports);
      await settle(now);
    }
    expect(momentsIn(door)).toEqual(minutes(reports));
    expect(rtu.told()).toMatchObject({ made: reports, acknowledged: reports, sentAgain: 0 });
  },
  120_000,
);

test.each(LANGUAGES)(
  '%s: unacknowledged, it sends again with the same number, and the door keeps it once',
  async (_name, language) => {
    const { rtu, door, send, answer, settle } = await plugIn(language);
    rtu.at(NOW, woken);
    await send(rtu.at(NOW, opened).send);
    await answer(); // lost on its way
    await send(rtu.at(NOW + 10_000, woken).send);
    await settle(NOW + 10_000);
    expect(rtu.told()).toMatchObject({ made: 1, acknowledged: 1, sentAgain: 1 });
    expect(momentsIn(door)).toEqual([NOW]);
  },
);

test.each(LANGUAGES)(
  '%s: after a broken link all that it kept comes, several frames a segment, each once',
  async (_name, language) => {
    const { rtu, door, send, answer, settle, reconnect } = await plugIn(language);
    rtu.at(NOW, woken);
    await send(rtu.at(NOW, opened).send);
    await answer(); // lost: the link breaks
    rtu.at(NOW, { kind: 'closed' });
    await reconnect();
    const later = NOW + 9 * MINUTE;
    rtu.at(later, woken);
    await send(rtu.at(later, opened).send);
    await settle(later);
    expect(momentsIn(door).sort()).toEqual(minutes(10));
    expect(rtu.told()).toMatchObject({ made: 10, acknowledged: 10, lost: 0 });
  },
);

/** Lives in its own time, which stands still, over real TCP in segments of one byte. */
async function live(language: RtuLanguage, clockError = 0) {
  const door = await openAllDoors([{ id: deviceOf(language), link: {} }]);
  const rtu = createRtu({ language, ...language.usual, every: MINUTE, from: NOW, clockError });
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const place = { host: '127.0.0.1', port: door.tcp, now: () => NOW, split: true };
  void runRtu(rtu, { ...place, signal: ending.signal });
  await until(() => rtu.told().acknowledged === 1, 'its first report is acknowledged');
  return {
    ...{ door, rtu },
    async ask(wanted: Pick<Ask, 'what' | 'settings'>) {
      const ask: Ask = {
        id: randomUUID(),
        device: deviceOf(language),
        by: 'test',
        at: NOW,
        ...wanted,
      };
      await door.log.append(asks, [ask]);
      let reply: Reply | undefined;
      while (reply === undefined) {
        await new Promise(setImmediate);
        reply = (await newest(door.log, replies)).get(ask.id);
      }
      return { outcome: reply.outcome, ...readReply(reply, ask) };
    },
  };
}

test('it answers what it is asked: its readings, its settings as they are, and as they are set', async () => {
  const { ask, rtu } = await live(SL651_RTU);
  const now = await ask({ what: 'now' });
  expect(now.readings?.map(({ element }) => element)).toEqual(['Z', 'VT']);

  const before = await ask({ what: 'read-parameters' });
  expect(before.settings).toContainEqual({ name: 'report-interval', value: '1', unit: 'h' });
  const settings = [
    { name: 'report-interval', value: '6' },
    { name: 'stage-base-1', value: '-1.5' },
  ];
  const set = await ask({ what: 'set-parameters', settings });
  expect(set).toMatchObject({ outcome: 'answered', differs: [] });
  expect(rtu.settings.get('report-interval')).toBe('6');

  const centres = [{ name: 'centres', value: '1 2 0 0' }];
  expect(await ask({ what: 'set-configuration', settings: centres })).toMatchObject({
    differs: [],
  });
  const told = await ask({ what: 'read-configuration', settings: [{ name: 'centres' }] });
  expect(told.settings).toEqual([{ name: 'centres', value: '1 2 0 0', unit: '' }]);
});

test('its clock, an hour ahead, is set to the house’s', async () => {
  const { ask, door } = await live(SL651_RTU, 60 * MINUTE);
  expect(momentsIn(door)).toEqual([NOW + 60 * MINUTE]);
  expect((await ask({ what: 'clock' })).outcome).toBe('answered');
  await ask({ what: 'now' });
  expect(momentsIn(door).at(-1)).toBe(NOW);
});

test('in ASCII it answers what it measures, and has no settings to be asked for', async () => {
  const { ask } = await live(SL651_ASCII_RTU);
  expect((await ask({ what: 'now' })).readings).toHaveLength(2);
  expect((await ask({ what: 'read-parameters' })).outcome).toBe('cannot');
});
