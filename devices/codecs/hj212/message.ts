import type { Hj212Settings } from '../../../domain/hj212-settings.ts';
import type { Undecodable } from '../../../domain/reading.ts';
import { AS_THE_STANDARD_HAS_IT } from './as-the-standard.ts';
import { openFrame } from './frame.ts';
import { undecodable } from './undecodable.ts';

/** What a data segment says of itself, and its data area (HJ 212-2017 table 3). */
export interface Message {
  readonly ok: true;
  /** Request number: a time to the millisecond in seventeen digits; '' where there is none, as in HJ/T 212-2005. */
  readonly qn: string;
  /** System: 21 surface water, 22 ambient air, 31 and 32 sources of air and water pollution … (table 5). */
  readonly st: string;
  /** Function (命令编码), four digits (table 9). */
  readonly cn: string;
  readonly password: string;
  /** The device's unique number; '' where there is none. */
  readonly mn: string;
  /** Whether an answer is wanted: bit A of Flag. */
  readonly isToBeAnswered: boolean;
  /** The standard's version: 0 of 2005, 1 of 2017, 2 of 2025 (its text was not to be had: as implementations have it). */
  readonly version: number;
  readonly packet: { readonly total: number; readonly number: number } | undefined;
  /** What stands between CP=&& and &&, a character a byte, and where it begins. */
  readonly area: string;
  readonly areaAt: number;
}

/** The message in the bytes of a frame, or why there is none. */
export function openMessage(
  bytes: Uint8Array,
  settings: Pick<Hj212Settings, 'crc'> = AS_THE_STANDARD_HAS_IT,
): Message | Undecodable {
  const segment = openFrame(bytes, settings);
  if (!segment.ok) return segment;
  const { text, start, end } = segment;
  const areaAt = text.indexOf(OPENING, start) + OPENING.length;
  const areaEnd = end - CLOSING.length;
  const isClosed = areaAt > start + OPENING.length && areaAt <= areaEnd;
  if (!isClosed || !text.startsWith(CLOSING, areaEnd)) return undecodable('area', end);

  const fields = readFields(text, start, areaAt - OPENING.length);
  if (!/^\d{4}$/.test(fields['CN'] ?? '')) return undecodable('function', start);
  const packet = readPacket(fields['PNUM'], fields['PNO']);
  if (packet === 'none') return undecodable('packet', start);
  return { ...messageOf(fields), packet, area: text.slice(areaAt, areaEnd), areaAt };
}

const OPENING = 'CP=&&';
const CLOSING = '&&';

/** The fields that mean something to us, and where they are. */
type Fields = Partial<Record<string, string>>;

function readFields(text: string, start: number, end: number): Fields {
  const fields: Fields = {};
  for (let at = start; at < end; ) {
    const semicolon = text.indexOf(';', at);
    const stop = semicolon < 0 || semicolon > end ? end : semicolon;
    const equals = text.indexOf('=', at);
    const name = equals > at && equals < stop ? text.slice(at, equals) : '';
    if (NAMES.has(name)) fields[name] = text.slice(equals + 1, stop);
    at = stop + 1;
  }
  return fields;
}

const NAMES = new Set(['QN', 'ST', 'CN', 'PW', 'MN', 'Flag', 'PNUM', 'PNO']);

function messageOf({ QN = '', ST = '', CN = '', PW = '', MN = '', Flag = '' }: Fields) {
  const flag = Number.parseInt(Flag, 10) & 0xff;
  return {
    ok: true,
    qn: QN,
    st: ST,
    cn: CN,
    password: PW,
    mn: MN,
    isToBeAnswered: (flag & 1) === 1,
    version: flag >>> 2,
  } as const;
}

/** Gear sends PNUM and PNO without bit D of Flag, and the bit without them: the numbers themselves decide. */
function readPacket(pnum?: string, pno?: string): Message['packet'] | 'none' {
  if (pnum === undefined && pno === undefined) return undefined;
  const [total, number] = [Number(pnum), Number(pno)];
  const isCounted = Number.isInteger(total) && Number.isInteger(number);
  return isCounted && number >= 1 && number <= total ? { total, number } : 'none';
}
