import { readNumber } from './bcd.ts';
import { encodeNumber } from './encode-element.ts';
import type { SettingForm, SettingRow } from './setting-table.ts';

/** How data of one form are written and read. */
interface Form {
  /** In hexadecimal digits. Throws RangeError for a value that cannot be written so. */
  write(value: string, row: SettingRow): string;
  /** undefined where the bytes are not written so. */
  read(bytes: Uint8Array, decimals: number): string | undefined;
  /** How many bytes the data of every such setting take, where that is so. */
  readonly size?: number;
}

/** Data of the settings of SL 651-2014 annex D, in HEX/BCD, as people write them. */
export const SETTING_FORMS: Readonly<Record<SettingForm, Form>> = {
  /** Decimals. */
  number: { write: writeNumber, read: readDecimal },
  /** "5 0 0 0": the addresses of four centres, 0 for none. */
  centres: {
    size: 4,
    write(value) {
      const centres = value.split(' ').map(Number);
      const isRight = centres.length === 4 && centres.every((one) => one === (one & 0xff));
      return isRight ? hexOf(Uint8Array.from(centres)) : refuse(value, 'four numbers of 0 to 255');
    },
    read: (bytes) => (bytes.length === 4 ? [...bytes].join(' ') : undefined),
  },
  /** Ten digits. */
  address: { size: 5, write: hexadecimal(10), read: hexOf },
  password: { size: 2, write: hexadecimal(4), read: hexOf },
  /** "off", "ip 218.94.153.172:9708", "sms 13012345678": a channel's type, and the centre's address in it. */
  channel: { write: writeChannel, read: readChannel },
  /** Sixteen hexadecimal digits, the bits of table D.2. */
  elements: { size: 8, write: hexadecimal(16), read: hexOf },
  /** Twelve digits for each run of addresses: the first of them and how many (table D.3). */
  relayed: { write: hexadecimal(), read: hexOf },
  /** "mobile 013113123456" or "beidou …": which card, and what it is called. */
  card: {
    write(value) {
      const [, kind = '', id = ''] = /^(\w+) ([ -~]{1,30})$/.exec(value) ?? [];
      const type = CARDS.indexOf(kind);
      if (type < 1) return refuse(value, 'mobile or beidou, and the number of its card');
      return Buffer.from(`${type}${id}`, 'latin1').toString('hex').toUpperCase();
    },
    read(bytes) {
      const text = Buffer.from(bytes).toString('latin1');
      const kind = CARDS[Number(text[0])];
      return kind && /^[ -~]+$/.test(text) ? `${kind} ${text.slice(1)}` : undefined;
    },
  },
};

const CARDS = ['', 'mobile', 'beidou'];
/** By the byte of their type (D.1, row 4). */
const CHANNELS = ['off', 'sms', 'ip', 'beidou', 'inmarsat', 'pstn', 'radio'];

function writeNumber(value: string, { digits, decimals, range }: SettingRow): string {
  const number = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  const edge = (10 ** digits - 1) / 10 ** decimals;
  const [least, most] = range ?? [-edge, edge];
  const places = value.split('.')[1]?.length ?? 0;
  if (number >= least && number <= most && places <= decimals)
    return encodeNumber(number, digits, decimals);
  return refuse(value, `${least} to ${most} with at most ${decimals} decimals`);
}

function readDecimal(bytes: Uint8Array, decimals: number): string | undefined {
  const number = readNumber(bytes, 0, bytes.length, decimals);
  return number === null ? 'none' : number?.toFixed(decimals);
}

function writeChannel(value: string): string {
  if (value === 'off') return '0000';
  const [kind = '', address = ''] = value.split(' ');
  const type = CHANNELS.indexOf(kind);
  const digits = kind === 'ip' ? ipDigits(address) : phoneDigits(address);
  if (type < 1 || digits === undefined)
    return refuse(
      value,
      'off, "ip 1.2.3.4:5000", or sms, beidou, inmarsat, pstn or radio and digits',
    );
  return `0${type}${digits}`;
}

function ipDigits(address: string): string | undefined {
  const [, port = '', ...parts] = /^(?:(?:\d{1,3}\.){3}\d{1,3}):(\d{1,5})$/.exec(address) ?? [];
  const bytes = address.split(':')[0]?.split('.') ?? parts;
  if (port === '' || Number(port) > 65_535 || bytes.some((byte) => Number(byte) > 255))
    return undefined;
  return bytes.map((byte) => byte.padStart(3, '0')).join('') + port.padStart(6, '0');
}

/** An A fills the half byte before an odd number of digits, as gear in the field has it. */
function phoneDigits(address: string): string | undefined {
  if (!/^\d{1,20}$/.test(address)) return undefined;
  return address.length % 2 === 0 ? address : `A${address}`;
}

function readChannel(bytes: Uint8Array): string | undefined {
  const [type = 0xff] = bytes;
  const kind = CHANNELS[type];
  if (kind === undefined || kind === 'off') return kind;
  const digits = hexOf(bytes.subarray(1));
  if (kind !== 'ip')
    return /^A?\d+$/.test(digits) ? `${kind} ${digits.replace('A', '')}` : undefined;
  const parts = /^(\d{3})(\d{3})(\d{3})(\d{3})(\d{6})$/.exec(digits)?.slice(1).map(Number);
  return parts && `ip ${parts.slice(0, 4).join('.')}:${parts[4]}`;
}

function hexadecimal(digits?: number) {
  return (value: string): string => {
    const isRight =
      /^([0-9A-F]{2})+$/.test(value) && (digits === undefined || value.length === digits);
    return isRight ? value : refuse(value, `${digits ?? 'pairs of'} hexadecimal digits`);
  };
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

function refuse(value: string, wanted: string): never {
  throw new RangeError(`"${value}" is not ${wanted}`);
}
