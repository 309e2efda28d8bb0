import { expect, test } from 'vitest';
import { hj212 } from '../../../../devices/codecs/hj212/hj212.ts';
import { dataFrame, decoded, frameOf } from './decoded.ts';

const sound = dataFrame('DataTime=20260701080000');

test.each([
  ['', 'short', 0],
  ['#', 'short', 1],
  ['{}', 'start', 0],
  ['##12', 'short', 4],
  ['##12x4', 'digit', 2],
  [sound.slice(0, -3), 'short', 97],
  [`${sound}##`, 'length', 98],
  [sound.replace('A1', 'A2'), 'crc', 94],
  [frameOf('CN=2011;CP=&&'), 'area', 19],
  [frameOf('CN=2011;CP=&&&'), 'area', 20],
  [frameOf('CN=2011;CP=&&&&;'), 'area', 22],
  [frameOf('CN=2011'), 'area', 13],
  [frameOf('CN=20x1;CP=&&&&'), 'function', 6],
  [frameOf('ST=21;CP=&&&&'), 'function', 6],
])('%s is refused', (frame, reason, at) => {
  expect(hj212.decode(Buffer.from(frame), { device: '' })).toEqual({ ok: false, reason, at });
});

test('the end of a line is not missed, nor a capital in the CRC', () => {
  expect(decoded(sound.trimEnd())).toEqual(decoded(sound));
  const [head, crc] = [sound.slice(0, -6), sound.slice(-6)];
  expect(decoded(head + crc.toLowerCase())).toEqual(decoded(sound));
});
