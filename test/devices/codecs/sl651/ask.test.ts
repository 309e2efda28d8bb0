import { expect, test } from 'vitest';
import { commandTo } from '../../../../devices/codecs/sl651/ask.ts';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';

const NOW = Date.parse('2024-01-09T16:01:28+08:00');

test('a query of what is now is as an implementation in the field sends it, but for its number', () => {
  const report = Buffer.from('7E7E011122334455AAAA320002', 'hex');
  const frame = Buffer.from(commandTo(report, 0x37, NOW))
    .toString('hex')
    .toUpperCase();
  // There: 7E7E112233445501AAAA37800802 0001 24010916012805 CD00.
  expect(frame.slice(0, 28)).toBe('7E7E112233445501AAAA37800802');
  expect(frame.slice(28, 46)).toBe('000024010916012805');
});

test('gear that speaks ASCII is asked in ASCII, byte for byte', () => {
  const report = Buffer.from('\x01010010100001A000320047\x02', 'latin1');
  const frame = commandTo(report, 0x37, NOW);
  expect(Buffer.from(frame).toString('latin1')).toBe(
    '\x01001010000101A000378010\x020000240109160128\x05273F',
  );
  expect(sl651.decode(frame, { device: '' })).toMatchObject({ ok: true, direction: 'down' });
});
