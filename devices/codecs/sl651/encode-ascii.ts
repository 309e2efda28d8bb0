import { beijingDigits } from './beijing-time.ts';
import { ASCII } from './coding.ts';
import { elementNamed } from './elements.ts';
import { type Sl651Report, sl651Head } from './encode.ts';
import type { ReportedElement } from './encode-element.ts';
import { encodeFrame } from './encode-frame.ts';
import { hex } from './hex.ts';

/**
 * The report as one SL 651-2014 frame in ASCII (6.4, 6.6.2), its numbers in decimals. Throws RangeError for what it cannot write: an
 * element that is none, one in hexadecimal digits (rain and stages of an hour, status bits), a body above 4,095 bytes.
 */
export function encodeSl651AsciiReport(report: Sl651Report): Uint8Array {
  const { serial, sent, station, stationClass } = report;
  const words = report.groups.flatMap(({ time, elements }) => [
    'TT',
    beijingDigits(time).slice(0, 10),
    ...elements.flatMap(wordsOf),
  ]);
  const head = `${hex(serial, 4)}${beijingDigits(sent)}`;
  const body = [head, 'ST', station, stationClass, ...words, ''].join(' ');
  return encodeFrame(
    { direction: 'up', head: sl651Head(report), body: Buffer.from(body, 'latin1'), end: ETX },
    ASCII,
  );
}

const ETX = 0x03;

function wordsOf({ id, value, decimals }: ReportedElement): [id: string, value: string] {
  const element = elementNamed(id);
  const isDecimal = element?.form === 'number' || element?.form === 'free';
  if (!isDecimal || (value !== null && typeof value !== 'number'))
    throw new RangeError(`"${id}" is not written in ASCII here`);
  if (value === null) return [id, 'M'];
  if (Number.isFinite(value)) return [id, value.toFixed(decimals ?? element.decimals)];
  throw new RangeError(`${value} cannot be written`);
}
