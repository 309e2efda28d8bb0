import { expect, test } from 'vitest';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';
import { frameOf, sealed } from './frame-of.ts';

const HEAD = '0034 170718110016 F1F1 0011223344 48';
const good = frameOf('32', `${HEAD} F0F0 1707181100 3812 1099`);
const open = good.slice(0, -2);

test.each<[what: string, frame: Uint8Array, reason: string, at: number]>([
  ['nothing', new Uint8Array(), 'short', 0],
  ['something else', new TextEncoder().encode('{"time": 1}'), 'start', 0],
  ['the rest of a frame', good.subarray(1), 'start', 0],
  ['the beginning of a frame', good.subarray(0, 20), 'short', 20],
  ['a frame and another byte', Uint8Array.of(...good, 0), 'length', good.length],
  ['a false byte', good.with(20, 0x77), 'crc', good.length - 2],
  ['another byte than STX or SYN', sealed(open.with(13, 0x07)), 'start', 13],
  ['a direction that is none', sealed(open.with(11, 0x40)), 'direction', 11],
  ['an end mark that is none', frameOf('32', HEAD, { end: '41' }), 'end', 30],
  ['a function of a maker’s own', frameOf('E0', HEAD), 'function', 10],
  ['a reserved function', frameOf('3B', HEAD), 'function', 10],
  ['a body without its sending time', frameOf('32', '0034 1707'), 'short', 18],
])('%s is refused', (_, frame, reason, at) => {
  expect(sl651.decode(frame, { device: '' })).toEqual({ ok: false, reason, at });
});

test.each([
  '171318110016',
  '170018110016',
  '170732110016',
  '170229110016',
  '170718240016',
  '170718116016',
  '170718110060',
  '1707181100A6',
])('the sending time %s is refused', (time) => {
  const refusal = { ok: false, reason: 'time', at: 16 };
  expect(sl651.decode(frameOf('2F', `0034 ${time}`), { device: '' })).toEqual(refusal);
});

test.each([
  ['F0F0 1713181100 3812 1099', 'time', 2],
  ['F0F0 1707', 'short', 4],
  ['F028 1707181100', 'definition', 1],
  ['3812 10A9', 'bcd', 2],
  ['3812 FFA9', 'bcd', 2],
  ['3812 10', 'short', 1],
  ['3812 1099 38', 'short', 5],
  ['3802', 'definition', 1],
  ['FF', 'short', 1],
  ['F518 000000', 'definition', 2],
  ['0418 0000A5', 'bcd', 2],
  ['0410 0005', 'definition', 1],
  ['0008 00', 'element', 0],
  ['F210', 'definition', 1],
])('the group %s is refused as %s at its byte %i', (group, reason, at) => {
  const decoded = sl651.decode(frameOf('32', `${HEAD} ${group}`), { device: '' });
  expect(decoded).toEqual({ ok: false, reason, at: 30 + at });
});
