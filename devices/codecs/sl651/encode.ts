import { beijingDigits } from './beijing-time.ts';
import { encodeElement, type ReportedElement } from './encode-element.ts';
import { encodeFrame } from './encode-frame.ts';
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
  return encodeFrame({
    direction: 'up',
    head: sl651Head(report),
    body: Buffer.from(encodeBody(report), 'hex'),
    end: ETX,
  });
}

/** A picture as its station sends it. */
export type Sl651Picture = Omit<Sl651Report, 'functionCode' | 'groups'> & {
  /** When it was taken, epoch ms, to the minute. */
  readonly time: number;
  readonly jpeg: Uint8Array;
};

/** The picture (36H) in packets of so many bytes at most (M3, table 22). Throws RangeError for more than 4,095 of them. */
export function encodeSl651Picture(picture: Sl651Picture, packetBytes: number): Uint8Array[] {
  const report = { ...picture, functionCode: 0x36, groups: [{ time: picture.time, elements: [] }] };
  const body = Buffer.concat([Buffer.from(`${encodeBody(report)}F3F3`, 'hex'), picture.jpeg]);
  const total = Math.ceil(body.length / packetBytes);
  return Array.from({ length: total }, (_, i) =>
    encodeFrame({
      direction: 'up',
      head: sl651Head(report),
      packet: { total, number: i + 1 },
      body: body.subarray(i * packetBytes, (i + 1) * packetBytes),
      end: i + 1 < total ? ETB : ETX,
    }),
  );
}

const ETX = 0x03;
const ETB = 0x17;

/** Addresses, password and function of a report, in 18 hexadecimal digits. Throws RangeError for an address of other than ten. */
export function sl651Head({ centre, station, password = 0, functionCode }: Sl651Report): string {
  if (/^[0-9A-F]{10}$/.test(station)) {
    return `${hex(centre, 2)}${station}${hex(password, 4)}${hex(functionCode, 2)}`;
  }
  throw new RangeError(`"${station}" is no station address of ten digits`);
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
