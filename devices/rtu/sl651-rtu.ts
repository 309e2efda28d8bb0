import { beijingDigits, beijingTime } from '../codecs/sl651/beijing-time.ts';
import { ASCII, type Coding, HEX_BCD } from '../codecs/sl651/coding.ts';
import { encodeSl651Report, type Sl651Report } from '../codecs/sl651/encode.ts';
import { encodeSl651AsciiReport } from '../codecs/sl651/encode-ascii.ts';
import { digitsAt, encodeFrame, written } from '../codecs/sl651/encode-frame.ts';
import { openFrame } from '../codecs/sl651/frame.ts';
import { hex } from '../codecs/sl651/hex.ts';
import {
  type Heard,
  type RtuGear,
  type RtuLanguage,
  type RtuReport,
  wave,
} from './rtu-language.ts';
import { answerSettings } from './sl651-settings.ts';

/** A river station of SL 651-2014 in HEX/BCD: reports 32, keep-alive 2F, answers to 37, 4A and 40 to 43. */
export const SL651_RTU: RtuLanguage = languageOf('sl651', HEX_BCD, encodeSl651Report);
/** The same in ASCII, without settings. */
export const SL651_ASCII_RTU: RtuLanguage = languageOf(
  'sl651-ascii',
  ASCII,
  encodeSl651AsciiReport,
);

type Encode = (report: Sl651Report) => Uint8Array;

const ENQ = 0x05;
const ETX = 0x03;
const TIMED = 0x32;

function languageOf(name: string, coding: Coding, encode: Encode): RtuLanguage {
  const { start, unit } = coding;
  return {
    name,
    window: 2,
    usual: { station: '0062609901', password: '0000' },
    sense: (time) => ({ Z: wave(time, 18, 0.6), VT: wave(time, 12.4, 0.3) }),
    report: (report) => ({
      bytes: encode(reportOf(TIMED, report)),
      key: `${hex(TIMED, 2)}/${hex(report.serial, 4)}`,
    }),
    keepAlive: (gear) => tell(gear, 0x2f, { coding, isBare: true }),
    frameSize(bytes) {
      if (start.some((byte, at) => byte !== (bytes[at] ?? byte))) return undefined;
      const markAt = start.length + 11 * unit;
      if (bytes.length <= markAt) return markAt + 1;
      const head = coding.number(bytes, start.length + 9 * unit, 2);
      return Number.isNaN(head) ? undefined : markAt + 2 + (head & 0xfff) + 2 * unit;
    },
    hear: (frame, gear) => hear(frame, gear, { coding, encode }),
  };
}

function reportOf(functionCode: number, report: RtuReport): Sl651Report {
  const { station, serial, sent, time, values } = report;
  const elements = Object.entries(values).map(([id, value]) => ({ id, value }));
  const password = Number.parseInt(report.password, 16);
  return {
    ...{ functionCode, centre: 1, station, password, serial, sent, stationClass: 'H' },
    groups: [{ time, elements }],
  };
}

/** An acknowledgement ends with other than ENQ and repeats the report's number; all else is a command. */
function hear(
  bytes: Uint8Array,
  gear: RtuGear,
  { coding, encode }: { coding: Coding; encode: Encode },
): Heard {
  const frame = openFrame(bytes, coding);
  if (!frame.ok || frame.direction === 'up' || frame.station !== gear.station) return {};
  const { functionCode, body, end } = frame;
  if (bytes[end] !== ENQ) {
    const serial = digitsAt(bytes, body, 2, coding).toUpperCase();
    return { acknowledges: `${hex(functionCode, 2)}/${serial}` };
  }
  if (functionCode === 0x37) {
    const now = gear.now();
    const report = {
      ...gear,
      serial: gear.nextSerial(),
      sent: now,
      time: now,
      values: gear.values(),
    };
    return { answer: encode(reportOf(functionCode, report)) };
  }
  if (functionCode === 0x4a) {
    const time = beijingTime(coding.digits(bytes, body + 2 * coding.unit, 6) ?? Number.NaN);
    if (time !== undefined) gear.setClock(time);
    return { answer: tell(gear, functionCode, { coding }) };
  }
  const settings =
    coding === HEX_BCD ? answerSettings(bytes, functionCode, gear.settings) : undefined;
  return settings === undefined ? {} : { answer: tell(gear, functionCode, { coding, settings }) };
}

/** A message that tells no measurement: number, time, the station unless it is bare, settings in hexadecimal digits. */
function tell(
  gear: RtuGear,
  functionCode: number,
  { coding, isBare, settings = '' }: { coding: Coding; isBare?: boolean; settings?: string },
): Uint8Array {
  const head = `01${gear.station}${gear.password}${hex(functionCode, 2)}`;
  const start = written(hex(gear.nextSerial(), 4) + beijingDigits(gear.now()), coding);
  const place =
    coding === ASCII
      ? Buffer.from(` ST ${gear.station} `)
      : written(`F1F1${gear.station}${settings}`, coding);
  const body = isBare ? start : Buffer.concat([start, place]);
  return encodeFrame({ direction: 'up', head, body, end: ETX }, coding);
}
