import { acknowledgementOf } from '../../devices/codecs/szy206/encode.ts';
import { openFrame } from '../../devices/codecs/szy206/frame.ts';
import type { LinkProtocol } from './link-protocol.ts';

/** SZY206-2016: 68, a length, 68 … CRC, 16. Its frames carry no password and no number: the same bytes are the same message. */
export const SZY206_LINK: LinkProtocol = {
  codec: 'szy206',

  sizeOf(bytes) {
    if (bytes[0] !== START || (bytes[2] ?? START) !== START) return undefined;
    return bytes.length < HEAD ? HEAD : HEAD + (bytes[1] ?? 0) + 2;
  },

  open(bytes) {
    const frame = openFrame(bytes);
    if (!frame.ok && frame.reason !== 'crc') return undefined;
    if (!frame.ok) return broken(bytes);
    if (frame.direction === 'down') return undefined;
    return {
      station: frame.station,
      isWhole: true,
      ...(frame.functionCode === REPORT && { sameness: bytes }),
      acknowledgement: () => acknowledgementOf(frame),
    };
  },
};

const START = 0x68;
const HEAD = 3;
const END = 0x16;
const REPORT = 0xc0;

function broken(bytes: Uint8Array) {
  if (bytes.at(-1) !== END || bytes.length < HEAD + 8) return undefined;
  const station = Buffer.from(bytes.subarray(4, 9)).toString('hex').toUpperCase();
  return { station, isWhole: false, acknowledgement: () => undefined };
}
