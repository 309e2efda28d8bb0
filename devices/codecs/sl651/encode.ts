import { beijingDigits } from './beijing-time.ts';
import { crc16 } from './crc16.ts';
import { encodeElement, type ReportedElement } from './encode-element.ts';
import { hex } from './hex.ts';

/** A report as a station sends it up: functions 30, 32, 33, 34 and the like. Times are epoch ms. */
export interface Sl651Report {
  readonly functionCode: number;
  /** 1 to 255. */
  readonly centre: number;
  /** The address's ten digits: "00" and the eight of a hydrological station. */
  readonly station: string;
  /** Two bytes; default 0. */
  readonly password?: number;
  /** 1 to 65,535; a message sent again keeps its number. */
  readonly serial: number;
  readonly sent: number;
  /** The letter of table A.1: H river, K reservoir or lake, P rain, M soil, G groundwater, Q water quality … */
  readonly stationClass: string;
  /** Observation times, to the minute, and what was observed. */
  readonly groups: readonly {
    readonly time: number;
    readonly elements: readonly ReportedElement[];
  }[];
}

/**
 * The report as one SL 651-2014 frame in HEX/BCD. Throws RangeError for what the format cannot write: an element it
 * does not know, a number too long, a body above 4,095 bytes.
 */
export function encodeSl651Report(report: Sl651Report): Uint8Array {
  if (!/^[0-9A-F]{10}$/.test(report.station)) {
    throw new RangeError(`"${report.station}" is no station address of ten digits`);
  }
  const body = encodeBody(report);
  const length = body.length / 2;
  if (length > 0xfff) throw new RangeError(`a body of ${length} bytes is too long for SL 651`);
  const head = `7E7E${hex(report.centre, 2)}${report.station}${hex(report.password ?? 0, 4)}`;
  const frame = `${head}${hex(report.functionCode, 2)}${hex(length, 4)}02${body}03`;
  const bytes = Uint8Array.from(Buffer.from(`${frame}0000`, 'hex'));
  const crc = crc16(bytes, 0, bytes.length - 2);
  bytes.set([crc >>> 8, crc & 0xff], bytes.length - 2);
  return bytes;
}

function encodeBody(report: Sl651Report): string {
  const letter = hex(report.stationClass.charCodeAt(0), 2);
  const station = `F1F1${report.station}${letter}`;
  const groups = report.groups.map(
    ({ time, elements }) =>
      `F0F0${beijingDigits(time).slice(0, 10)}${elements.map(encodeElement).join('')}`,
  );
  return `${hex(report.serial, 4)}${beijingDigits(report.sent)}${station}${groups.join('')}`;
}
