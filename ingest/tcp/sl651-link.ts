import { readAddress } from '../../devices/codecs/sl651/address.ts';
import { ASCII, type Coding, HEX_BCD } from '../../devices/codecs/sl651/coding.ts';
import { encodeSl651Down } from '../../devices/codecs/sl651/encode-down.ts';
import { openFrame } from '../../devices/codecs/sl651/frame.ts';
import type { AskedFor } from '../../domain/ask.ts';
import { type LinkFrame, type LinkProtocol, LONGEST_FRAME } from './link-protocol.ts';

/** SL 651-2014 in HEX/BCD and in ASCII: the address, password and serial number of what comes up (tables 16 to 23). */
export const SL651_LINK: LinkProtocol = linkOf(HEX_BCD);
export const SL651_ASCII_LINK: LinkProtocol = linkOf(ASCII);

function linkOf(coding: Coding): LinkProtocol {
  return {
    codec: 'sl651',
    sizeOf: (bytes) => sizeOf(bytes, coding),
    open: (frame) => open(frame, coding),
  };
}

const SYN = 0x16;
const STX = 0x02;

function sizeOf(bytes: Uint8Array, { start, unit, number }: Coding): number | undefined {
  if (start.some((byte, at) => byte !== (bytes[at] ?? byte))) return undefined;
  const markAt = start.length + 11 * unit;
  if (unit === 2 && !isHex(bytes.subarray(start.length, markAt))) return undefined;
  if (bytes.length <= markAt) return markAt + 1;
  const mark = bytes[markAt];
  if (mark !== STX && mark !== SYN) return undefined;
  const head = number(bytes, start.length + 9 * unit, 2);
  const size = markAt + 2 + lengthOf(head, mark === SYN) + 2 * unit;
  return size <= LONGEST_FRAME ? size : undefined;
}

/** The first four bits are 0 upwards and 8 downwards; in packets they may belong to the length (table 22). */
function lengthOf(head: number, inPackets: boolean): number {
  const nibble = head >>> 12;
  if (nibble === 0 || nibble === 8) return head & 0xfff;
  return inPackets ? head : Number.POSITIVE_INFINITY;
}

function isHex(bytes: Uint8Array): boolean {
  return /^[0-9A-Fa-f]*$/.test(Buffer.from(bytes).toString('latin1'));
}

function open(bytes: Uint8Array, coding: Coding): LinkFrame | undefined {
  const { start, unit, number } = coding;
  const frame = openFrame(bytes, coding);
  if (!frame.ok) return frame.reason === 'crc' ? broken(bytes, coding) : undefined;
  if (frame.direction === 'down') return undefined;
  const { station, functionCode, packet, body, end } = frame;
  const down = {
    functionCode,
    centre: number(bytes, start.length, 1),
    station,
    password: digitsAt(bytes, coding, start.length + 6 * unit),
    serial: number(bytes, body, 2),
  };
  const isFirst = (packet?.number ?? 1) === 1 && end >= body + 8 * unit;
  const isReport = REPORTS.has(functionCode);
  return {
    station,
    password: down.password,
    isWhole: true,
    ...(isReport && {
      sameness: isFirst ? withoutSendingTime(bytes, body + 2 * unit, unit) : bytes,
    }),
    ...(packet &&
      packet.total > 1 && { part: { ...packet, message: `${station}/${functionCode}` } }),
    ...answerOf(functionCode),
    ask: (what, sent) =>
      encodeSl651Down({ ...down, functionCode: ASKS[what], serial: 0, sent, end: 'enq' }, coding),
    acknowledgement: (now) =>
      isReport && isFirst && Number.isInteger(down.serial)
        ? encodeSl651Down({ ...down, sent: now, end: 'esc' }, coding)
        : undefined,
  };
}

/** Query of what is now, and the setting of the clock, which is to the time of sending (table B.1, 6.6.4). */
const ASKS = { now: 0x37, clock: 0x4a } as const satisfies Record<AskedFor, number>;

function answerOf(functionCode: number): { answers?: AskedFor } {
  const [answers] = (Object.keys(ASKS) as AskedFor[]).filter((what) => ASKS[what] === functionCode);
  return answers === undefined ? {} : { answers };
}

/** What gear sends by itself and wants confirmed: 30 to 36 (table B.1). 2F keeps the link alive and is not answered. */
const REPORTS = new Set([0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36]);

/** A message sent again keeps its number, but may say when it was sent this time: the check sum then differs too. */
function withoutSendingTime(bytes: Uint8Array, at: number, unit: 1 | 2): Uint8Array {
  return bytes.slice(0, -2 * unit).fill(0, at, at + 6 * unit);
}

function broken(bytes: Uint8Array, coding: Coding): LinkFrame | undefined {
  const { start, unit } = coding;
  const station = readAddress(bytes, coding, start.length + unit);
  const isUp = coding.number(bytes, start.length + 9 * unit, 1) >>> 4 === 0;
  if (station === undefined || !isUp) return undefined;
  const password = digitsAt(bytes, coding, start.length + 6 * unit);
  return { station, password, isWhole: false, acknowledgement: () => undefined };
}

/** Four hex digits, in upper case. */
function digitsAt(bytes: Uint8Array, { unit }: Coding, at: number): string {
  const digits = Buffer.from(bytes.subarray(at, at + 2 * unit));
  return digits.toString(unit === 1 ? 'hex' : 'latin1').toUpperCase();
}
