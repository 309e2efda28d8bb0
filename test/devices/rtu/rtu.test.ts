import { expect, test } from 'vitest';
import { commandTo } from '../../../devices/codecs/sl651/ask.ts';
import { crc16 } from '../../../devices/codecs/sl651/crc16.ts';
import { cutFrames } from '../../../devices/rtu/cut-frames.ts';
import { createRtu, type Rtu } from '../../../devices/rtu/rtu.ts';
import { RTU_LANGUAGES } from '../../../devices/rtu/rtu-languages.ts';
import { SL651_RTU } from '../../../devices/rtu/sl651-rtu.ts';

const T0 = Date.parse('2026-07-01T08:00:00+08:00');
const MINUTE = 60_000;
const gear = (own = {}) =>
  createRtu({ language: SL651_RTU, ...SL651_RTU.usual, every: MINUTE, from: T0, ...own });
const woken = { kind: 'woken' } as const;
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Lets it connect at T0; what it then sends first. */
function opened(rtu: Rtu): Uint8Array {
  expect(rtu.at(T0, woken).connect).toBe(true);
  return rtu.at(T0, { kind: 'opened' }).send;
}

test('it connects, says that it lives, and reports; unanswered it sends the same bytes again, twice, and leaves', () => {
  const rtu = gear();
  const first = opened(rtu);
  const { frames } = cutFrames(first, SL651_RTU);
  expect(frames.map((frame) => textOf(frame).slice(0, 22))).toEqual([
    '7e7e01006260990100002f',
    '7e7e010062609901000032',
  ]);
  const report = textOf(frames[1] ?? first);
  expect(textOf(rtu.at(T0 + 10_000, woken).send)).toBe(report);
  expect(textOf(rtu.at(T0 + 20_000, woken).send)).toBe(report);
  expect(rtu.at(T0 + 30_000, woken)).toMatchObject({ close: true });
  expect(rtu.told()).toMatchObject({ made: 1, waiting: 1, acknowledged: 0, sentAgain: 2 });
});

test('it comes back with waits that grow to a minute, and are spread by chance', () => {
  const rtu = gear({ random: () => 0.5 });
  opened(rtu);
  let now = T0;
  const waits = Array.from({ length: 9 }, () => {
    rtu.at(now, { kind: 'closed' });
    const wait = rtu.wakeAt() - now;
    now = rtu.wakeAt();
    expect(rtu.at(now, woken).connect).toBe(true);
    return wait;
  });
  expect(waits).toEqual([750, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000, 45_000]);
});

test('what was made while no link stood goes out two to a segment when one stands again', () => {
  const rtu = gear();
  opened(rtu);
  rtu.at(T0, { kind: 'closed' });
  rtu.at(T0 + 5 * MINUTE, woken);
  const { send } = rtu.at(T0 + 5 * MINUTE, { kind: 'opened' });
  expect(textOf(send).match(/7e7e010062609901000032/g)).toHaveLength(2);
  expect(rtu.told()).toMatchObject({ made: 6, waiting: 6 });
});

test('a silent link is kept alive every 40 s', () => {
  const rtu = gear({ every: 60 * MINUTE });
  const first = textOf(opened(rtu));
  expect(first).toMatch(/^7e7e01006260990100002f/);
  const serial = first.match(/000032002b02(....)/)?.[1] ?? first.match(/000032....02(....)/)?.[1];
  const answer = `7e7e006260990101000032800802${serial}2607010800001b`;
  rtu.at(T0 + 1_000, { kind: 'heard', bytes: withCrc(answer) });
  expect(rtu.told()).toMatchObject({ acknowledged: 1, waiting: 0 });
  expect(rtu.wakeAt()).toBe(T0 + 40_000);
  expect(textOf(rtu.at(T0 + 40_000, woken).send)).toMatch(/^7e7e01006260990100002f/);
});

test.each(RTU_LANGUAGES.map((language) => [language.name, language] as const))(
  '%s: any bytes of the centre, in any pieces, are heard without harm',
  (_name, language) => {
    const rtu = createRtu({ language, ...language.usual, every: MINUTE, from: T0 });
    opened(rtu);
    let seed = 651;
    const random = (limit: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % limit;
    };
    const starts = ['7e7e', '01', '2323', '68'].map((hex) => Buffer.from(hex, 'hex'));
    for (let turn = 0; turn < 2_000; turn++) {
      const noise = Uint8Array.from({ length: random(40) }, () => random(256));
      const start = starts[random(8)] ?? Buffer.alloc(0);
      rtu.at(T0, { kind: 'heard', bytes: Buffer.concat([start, noise]) });
    }
    expect(rtu.told().waiting).toBeGreaterThan(0);
  },
);

function withCrc(hex: string): Uint8Array {
  const bytes = Buffer.from(hex, 'hex');
  const crc = crc16(bytes, 0, bytes.length);
  return Buffer.concat([bytes, Buffer.of(crc >>> 8, crc & 0xff)]);
}

test('a setting that the table does not allow is not taken, and the answer says how it still is', () => {
  const rtu = gear();
  const { frames } = cutFrames(opened(rtu), SL651_RTU);
  const [own = new Uint8Array()] = frames.slice(1);
  const bytes = commandTo(own, 0x42, T0, '200899'); // report-interval 99 h, of 1 to 24
  const { send } = rtu.at(T0 + 1_000, { kind: 'heard', bytes });
  expect(rtu.settings.get('report-interval')).toBe('1');
  expect(textOf(send)).toContain('200801');
});
