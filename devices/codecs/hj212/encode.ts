import { hj212Crc } from './crc.ts';
import { hex4 } from './frame.ts';
import { qnDigits, timeDigits } from './time.ts';

/** What a station, or the centre, says: a data segment in its parts. */
export interface Hj212Message {
  /** Epoch ms. */
  readonly qn: number;
  readonly st: string;
  readonly cn: string;
  readonly password: string;
  readonly mn: string;
  /** Bits V5…V0 D A: 4 is 2017, 5 the same with an answer wanted; bit D is set with `packet`. */
  readonly flag: number;
  readonly packet?: { readonly total: number; readonly number: number };
  /** What stands between CP=&& and &&. */
  readonly area: string;
}

/** Numbers of one factor, by kind, and their mark: `{ code: 'w01018', values: { Avg: 40.1 }, mark: 'N' }`. */
export interface Hj212Factor {
  readonly code: string;
  readonly values: Readonly<Record<string, number | null>>;
  readonly mark?: string;
}

/**
 * The message as a frame (HJ 212-2017 tables 2 and 3). Throws RangeError for a segment above 9,999 bytes, and for
 * times outside of the years 2000 to 2099.
 */
export function encodeHj212(message: Hj212Message): Uint8Array {
  const { qn, st, cn, password, mn, packet, area } = message;
  const flag = message.flag | (packet ? 2 : 0);
  const parts = packet ? `PNUM=${packet.total};PNO=${packet.number};` : '';
  const head = `QN=${qnDigits(qn)};ST=${st};CN=${cn};PW=${password};MN=${mn};Flag=${flag};${parts}`;
  const segment = Buffer.from(`${head}CP=&&${area}&&`);
  if (segment.length > 9_999) {
    throw new RangeError(`a segment of ${segment.length} bytes is too long for HJ 212`);
  }
  const length = String(segment.length).padStart(4, '0');
  const crc = hex4(hj212Crc(segment, 0, segment.length));
  return new Uint8Array(
    Buffer.concat([Buffer.from(`##${length}`), segment, Buffer.from(`${crc}\r\n`)]),
  );
}

/** The data area of measurements at `time`, epoch ms; null is written as nothing. */
export function encodeHj212Data(time: number, factors: readonly Hj212Factor[]): string {
  const items = factors.map(({ code, values, mark }) => {
    const fields = Object.entries(values).map(([kind, value]) => `${code}-${kind}=${value ?? ''}`);
    return [...fields, ...(mark === undefined ? [] : [`${code}-Flag=${mark}`])].join(',');
  });
  return [`DataTime=${timeDigits(time)}`, ...items].join(';');
}
