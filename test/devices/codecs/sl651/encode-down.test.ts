import { expect, test } from 'vitest';
import { ASCII, HEX_BCD } from '../../../../devices/codecs/sl651/coding.ts';
import { encodeSl651Down } from '../../../../devices/codecs/sl651/encode-down.ts';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';

const common = { centre: 1, station: '0012345678', password: '1234', serial: 3 } as const;

test('an acknowledgement is what an implementation in the field sends, byte for byte', () => {
  const sent = Date.parse('2059-10-11T15:49:47+08:00');
  const frame = encodeSl651Down({ ...common, functionCode: 0x30, sent, end: 'esc' }, HEX_BCD);
  expect(Buffer.from(frame).toString('hex').toUpperCase()).toBe(
    '7E7E00123456780112343080080200035910111549471B75D4',
  );
});

test('so is a query of what is now, whose serial number is its own', () => {
  const sent = Date.parse('2024-01-09T16:01:28+08:00');
  const query = { centre: 1, station: '1122334455', password: 'AAAA', serial: 1, sent };
  const frame = encodeSl651Down({ ...query, functionCode: 0x37, end: 'enq' }, HEX_BCD);
  expect(Buffer.from(frame).toString('hex').toUpperCase()).toBe(
    '7E7E112233445501AAAA37800802000124010916012805CD00',
  );
});

test('gear that speaks ASCII is answered in ASCII', () => {
  const sent = Date.parse('2024-01-09T16:01:28+08:00');
  const query = { centre: 1, station: '0010100001', password: 'A000', serial: 0, sent };
  const frame = encodeSl651Down({ ...query, functionCode: 0x37, end: 'enq' }, ASCII);
  expect(Buffer.from(frame).toString('latin1')).toBe(
    '\x01001010000101A000378010\x020000240109160128\x05273F',
  );
  expect(sl651.decode(frame, { device: '' })).toMatchObject({ ok: true, direction: 'down' });
});
