import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acknowledgementOf } from '../../../../devices/codecs/sl651/acknowledge.ts';
import { commandTo } from '../../../../devices/codecs/sl651/ask.ts';
import { encodeFrame } from '../../../../devices/codecs/sl651/encode-frame.ts';
import { settingsIn } from '../../../../devices/codecs/sl651/read-settings.ts';
import {
  CONFIGURATION,
  PARAMETERS,
  type SettingRow,
} from '../../../../devices/codecs/sl651/setting-table.ts';
import { encodeAskedSettings, encodeSetting } from '../../../../devices/codecs/sl651/settings.ts';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';
import type { Setting } from '../../../../domain/ask.ts';
import { settingOf } from './setting-of.ts';

/** Frames of other implementations, as in vectors.json: 41 down and up, 42 down, 43 up. */
const READ_41 =
  '7E7E0011223344051234418018020000170718101912012002280310040005000C080D400F0005F2E3';
const TOLD_41 =
  '7E7E050011223344123441005102001E170718101813F1F100112233440120050000000228001122334403101234045002218094153172009708053801A130123456780C08020D4080010000000000000F6831303133313132333435363738036F60';
const SET_42 =
  '7E7E001122334405123442803802000017071810201220080121080522080823100300240805250910260910270802282300010000301B00020038120500401200034112002005348A';
const TOLD_43 =
  '7E7E050011223344123443003F020020170718101935F1F1001122334420080121080522080823100300240805250910260910270802282300010000301B00020038120500401200034112002003AF1B';
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const hexOf = (frame: Uint8Array) => Buffer.from(frame).toString('hex').toUpperCase();
const valuesOf = (frame: Uint8Array) => {
  const read = settingsIn(frame);
  if (!read.ok) throw new Error(read.reason);
  return read.settings;
};

test('the basic configuration that gear tells is read', () => {
  expect(valuesOf(bytes(TOLD_41))).toEqual([
    { name: 'centres', value: '5 0 0 0' },
    { name: 'address', value: '0011223344' },
    { name: 'password', value: 'hidden' },
    { name: 'centre-1-main', value: 'ip 218.94.153.172:9708' },
    { name: 'centre-1-spare', value: 'sms 13012345678' },
    { name: 'work-mode', value: '2' },
    { name: 'elements', value: '8001000000000000' },
    { name: 'card', value: 'mobile 013112345678' },
  ]);
  expect(sl651.decode(bytes(TOLD_41), { device: '' })).toMatchObject({
    ...{ ok: true, function: '41', readings: [] },
    settings: expect.arrayContaining([{ name: 'work-mode', value: '2' }]),
  });
});

test('so are the running parameters, and a query for settings by their names', () => {
  expect(valuesOf(bytes(TOLD_43))).toEqual(
    expect.arrayContaining([
      { name: 'report-interval', value: '1' },
      { name: 'rain-resolution', value: '1.0' },
      { name: 'stage-base-1', value: '10.000' },
      { name: 'stage-correction-1', value: '0.200' },
      { name: 'added-report-stage-1', value: '5.00' },
      { name: 'threshold-below', value: '0.20' },
    ]),
  );
  expect(valuesOf(bytes(READ_41)).map(({ name }) => name)).toContain('centre-1-spare');
});

test('a command to set parameters is byte for byte what another implementation sends', () => {
  const at = Date.parse('2017-07-18T10:20:12+08:00');
  const asked = encodeAskedSettings('set-parameters', valuesOf(bytes(SET_42)));
  // The report that it answers names the centre 05 and the password 1234.
  expect(hexOf(commandTo(bytes(TOLD_43), 0x42, at, asked))).toBe(SET_42);
});

test('a query for the configuration is so too, but for the password, which is not asked for', () => {
  const at = Date.parse('2017-07-18T10:19:12+08:00');
  const names = valuesOf(bytes(READ_41)).filter(({ name }) => name !== 'password');
  const asked = encodeAskedSettings('read-configuration', names);
  expect(hexOf(commandTo(bytes(TOLD_41), 0x41, at, asked)).slice(28)).toMatch(
    /^0000170718101912012002280[4]0005000C080D400F0005/,
  );
  expect(asked).toBe('012002280400050' + '00C080D400F00');
});

test('what the station says of its settings is acknowledged with its own number', () => {
  const answer = acknowledgementOf(bytes(TOLD_43), Date.parse('2024-01-09T16:01:28+08:00'));
  expect(hexOf(answer ?? Buffer.alloc(0)).slice(0, 46)).toBe(
    '7E7E0011223344051234438008020020240109160128' + '1B',
  );
});

test('any setting that can be written is read again as it was, in a command and in an answer', () => {
  const tables = [
    ['configuration', CONFIGURATION, 0x40],
    ['parameters', PARAMETERS, 0x42],
  ] as const;
  for (const [noun, rows, code] of tables) {
    const settable = rows.filter(({ form }) => form !== 'address' && form !== 'password');
    const some = fc.uniqueArray(fc.oneof(...settable.map(settingOf)), {
      ...{ selector: ({ name }) => name, minLength: 1, maxLength: 12 },
    });
    fc.assert(
      fc.property(some, (settings) => {
        const down = commandTo(
          bytes(TOLD_41),
          code,
          0 + 1.7e12,
          encodeAskedSettings(`set-${noun}`, settings),
        );
        expect(valuesOf(down)).toEqual(settings);
        expect(valuesOf(answered(code, rows, settings))).toEqual(settings);
      }),
      { seed: 651, numRuns: 500, endOnFailure: true },
    );
  }
});

test('any names that are asked for are read again', () => {
  const readable = CONFIGURATION.filter(({ form }) => form !== 'password');
  const names = fc.subarray(
    readable.map(({ name }): Setting => ({ name })),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(names, (settings) => {
      const asked = encodeAskedSettings('read-configuration', settings);
      expect(valuesOf(commandTo(bytes(TOLD_41), 0x41, 1.7e12, asked))).toEqual(settings);
    }),
    { seed: 651, numRuns: 300, endOnFailure: true },
  );
});

test.each([
  [
    'set-parameters',
    [{ name: 'report-interval', value: '25' }],
    'report-interval: "25" is not 1 to 24',
  ],
  ['set-parameters', [{ name: 'stage-base-1', value: '10.0001' }], 'at most 3 decimals'],
  ['set-parameters', [{ name: 'stage-base-1', value: '99999.9' }], '9999.999'],
  ['set-parameters', [{ name: 'work-mode', value: '1' }], 'belongs to configuration'],
  ['set-parameters', [{ name: 'tea', value: '1' }], 'no setting'],
  ['set-configuration', [{ name: 'centre-1-main', value: 'ip 1.2.3.400:1' }], 'off'],
  ['set-configuration', [{ name: 'centres', value: '5 0 0' }], 'four'],
  ['set-configuration', [{ name: 'address', value: '0011223344' }], 'from afar'],
  ['set-configuration', [{ name: 'password', value: '1234' }], 'from afar'],
  ['set-configuration', [{ name: 'work-mode' }], 'no value'],
  ['set-configuration', [], 'no setting'],
  ['read-configuration', [{ name: 'password' }], 'not asked for'],
  ['now', [{ name: 'password', value: '1234' }], 'no settings'],
] as const)('%s of %j is refused with the reason', (what, settings, why) => {
  expect(() => encodeAskedSettings(what, settings)).toThrow(why);
});

test('any bytes behind the time are read or refused, and never throw', () => {
  const body = fc.uint8Array({ maxLength: 60 });
  const code = fc.constantFrom(0x40, 0x41, 0x42, 0x43);
  fc.assert(
    fc.property(body, code, fc.constantFrom('up', 'down'), (tail, functionCode, direction) => {
      const head = `050011223344${'1234'}${functionCode.toString(16)}`;
      const start = `00011707181020${'12'}${direction === 'up' ? 'F1F10011223344' : ''}`;
      const frame = encodeFrame({
        ...{ direction, head, end: direction === 'up' ? 3 : 5 },
        body: Buffer.concat([bytes(start), tail]),
      });
      const read = settingsIn(frame);
      expect(read.ok || read.reason === 'short').toBe(true);
    }),
    { seed: 651, numRuns: 5_000, endOnFailure: true },
  );
});

function answered(code: number, rows: readonly SettingRow[], settings: readonly Setting[]) {
  const told = settings.map(({ name, value = '' }) => {
    const row = rows.find((one) => one.name === name);
    return row ? encodeSetting(row, value) : '';
  });
  const body = bytes(`0001170718102012F1F10011223344${told.join('')}`);
  const head = `0500112233441234${code.toString(16)}`;
  return encodeFrame({ direction: 'up', head, body, end: 0x03 });
}
