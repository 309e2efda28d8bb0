import { acknowledgementOf } from '../../devices/codecs/hj212/acknowledge.ts';
import { directionOf } from '../../devices/codecs/hj212/functions.ts';
import { openMessage } from '../../devices/codecs/hj212/message.ts';
import type { LinkFrame, LinkProtocol } from './link-protocol.ts';

/**
 * HJ 212: `##`, four digits, so many bytes and a CRC in four hex digits (HJ 212-2017 table 2). CR LF ends a line and no frame.
 * Each part of a message in several has a request number of its own and is acknowledged by itself.
 */
export const HJ212_LINK: LinkProtocol = {
  codec: 'hj212',

  sizeOf(bytes) {
    if (bytes[0] !== HASH) return undefined;
    const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
    if (!/^#(#\d{0,4})?$/.test(head)) return undefined;
    return head.length < HEAD ? HEAD : HEAD + Number(head.slice(2)) + CRC;
  },

  open(frame) {
    const message = openMessage(frame);
    if (!message.ok) return message.reason === 'crc' ? broken(frame) : undefined;
    const { mn, password, cn, qn } = message;
    if (directionOf(cn) === 'down') return undefined;
    return {
      station: mn,
      password,
      isWhole: true,
      ...(qn !== '' && cn.startsWith('2') && { sameness: frame }),
      acknowledgement: ({ gear }) => acknowledgementOf(frame, gear?.hj212),
    };
  },
};

const HASH = 0x23;
const HEAD = 6;
const CRC = 4;

function broken(frame: Uint8Array): LinkFrame | undefined {
  const text = Buffer.from(frame).toString('latin1');
  const field = (name: string) => new RegExp(`[#\\d;]${name}=([^;]*)`).exec(text)?.[1];
  const station = field('MN');
  if (station === undefined || !/[0-9A-Fa-f]{4}$/.test(text)) return undefined;
  return {
    station,
    password: field('PW') ?? '',
    isWhole: false,
    // Some makers send the CRC of Modbus; where the registry says so, it is right.
    acknowledgement: ({ gear }) => acknowledgementOf(frame, gear?.hj212),
  };
}
