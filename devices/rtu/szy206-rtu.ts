import { beijingDigits } from '../codecs/sl651/beijing-time.ts';
import { encodeSzy206 } from '../codecs/szy206/encode.ts';
import { openFrame } from '../codecs/szy206/frame.ts';
import { numberDigits } from '../codecs/szy206/numbers.ts';
import { type RtuLanguage, wave } from './rtu-language.ts';

/** A stage gauge of SZY206-2016: self-reports (C0) and "online" (02). Its frames bear no number, so one at a time is under way. */
export const SZY206_RTU: RtuLanguage = {
  name: 'szy206',
  window: 1,
  usual: { station: '3601230001', password: '' },

  sense: (time) => ({ stage: wave(time, 18, 0.6) }),

  report: ({ station, time, values: { stage = 0 } }) => ({
    bytes: encodeSzy206(
      UP | STAGE,
      addressed(station),
      REPORT,
      numberDigits(stage, 4, 3) + NO_ALARM + labelOf(time),
    ),
    key: String(REPORT),
  }),

  keepAlive: ({ station }) => encodeSzy206(UP, station, LINK, ONLINE),

  frameSize(bytes) {
    if (bytes[0] !== START || (bytes[2] ?? START) !== START) return undefined;
    return bytes.length < HEAD ? HEAD : HEAD + (bytes[1] ?? 0) + 2;
  },

  hear(bytes, { station }) {
    const frame = openFrame(bytes);
    const isMine = frame.ok && frame.direction === 'down' && frame.station === station;
    return isMine ? { acknowledges: String(frame.functionCode) } : {};
  },
};

const UP = 0x80;
const STAGE = 0x02;
const REPORT = 0xc0;
const LINK = 0x02;
const ONLINE = 'F2';
const NO_ALARM = '00000000';
const START = 0x68;
const HEAD = 3;

/** Its five bytes. Throws RangeError for what is no address: a name. */
function addressed(station: string): string {
  if (/^[0-9A-F]{10}$/.test(station)) return station;
  throw new RangeError(`"${station}" is no station address of ten digits`);
}

/** Second, minute, hour and day, and no delay (time-label.ts). */
function labelOf(time: number): string {
  const [, , , day = '', hour = '', minute = '', second = ''] =
    /^(..)(..)(..)(..)(..)(..)$/.exec(beijingDigits(time)) ?? [];
  return `${second}${minute}${hour}${day}00`;
}
