import { acknowledgementOf, askAgain } from '../../devices/codecs/sl651/acknowledge.ts';
import { readAddress } from '../../devices/codecs/sl651/address.ts';
import { commandTo } from '../../devices/codecs/sl651/ask.ts';
import { ASCII, type Coding, HEX_BCD } from '../../devices/codecs/sl651/coding.ts';
import { digitsAt } from '../../devices/codecs/sl651/encode-frame.ts';
import { openFrame } from '../../devices/codecs/sl651/frame.ts';
import { encodeAskedSettings } from '../../devices/codecs/sl651/settings.ts';
import type { Ask, AskedFor } from '../../domain/ask.ts';
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
  const { start, unit } = coding;
  const frame = openFrame(bytes, coding);
  if (!frame.ok) return frame.reason === 'crc' ? broken(bytes, coding) : undefined;
  if (frame.direction === 'down') return undefined;
  const { station, functionCode, packet, body, end } = frame;
  const isFirst = (packet?.number ?? 1) === 1 && end >= body + 8 * unit;
  return {
    station,
    password: digitsAt(bytes, start.length + 6 * unit, 2, coding).toUpperCase(),
    isWhole: true,
    ...(REPORTS.has(functionCode) && {
      sameness: isFirst ? withoutSendingTime(bytes, body + 2 * unit, unit) : bytes,
    }),
    ...(packet &&
      packet.total > 1 && { part: { ...packet, message: `${station}/${functionCode}` } }),
    ...answerOf(functionCode),
    ask: (wanted, now) => command(bytes, wanted, now),
    askAgain: (missing, now) => askAgain(bytes, missing, now),
    acknowledgement: ({ now }) => acknowledgementOf(bytes, now),
  };
}

/** Query of what is now, the setting of the clock, which is to the time of sending, and the two tables of settings (table B.1, 6.6.4). */
const ASKS = {
  now: 0x37,
  clock: 0x4a,
  'set-configuration': 0x40,
  'read-configuration': 0x41,
  'set-parameters': 0x42,
  'read-parameters': 0x43,
} as const satisfies Record<AskedFor, number>;

function command(
  bytes: Uint8Array,
  { what, settings }: Pick<Ask, 'what' | 'settings'>,
  now: number,
): Uint8Array | undefined {
  try {
    return commandTo(bytes, ASKS[what], now, encodeAskedSettings(what, settings));
  } catch (error) {
    // Whoever asks is told before; an ask that came another way is not to end the room.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function answerOf(functionCode: number): { answers?: AskedFor } {
  const [answers] = (Object.keys(ASKS) as AskedFor[]).filter((what) => ASKS[what] === functionCode);
  return answers === undefined ? {} : { answers };
}

/** What gear sends by itself, and sends again when it is not confirmed: 30 to 36 (table B.1). */
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
  const password = digitsAt(bytes, start.length + 6 * unit, 2, coding).toUpperCase();
  return { station, password, isWhole: false, acknowledgement: () => undefined };
}
