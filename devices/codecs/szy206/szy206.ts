import type { Decoded, DecodedFrame, Reading, Undecodable } from '../../../domain/reading.ts';
import type { Codec } from '../codec.ts';
import { type Frame, openFrame, refusal } from './frame.ts';
import { type Quantity, quantitiesOf } from './kinds.ts';
import { readNumber } from './numbers.ts';
import { readTimeLabel } from './time-label.ts';

/**
 * SZY206-2016 水资源监测数据传输规约, one frame a packet. `station` is the address's ten hex digits. Readings come of self-reports
 * (C0) and answers to queries of what is now (B0), of the kinds of data in kinds.ts; what else there is is recognised
 * and holds none. The time names no month, and so `received` is needed.
 */
export const szy206: Codec = {
  name: 'szy206',

  decode(payload, { received }) {
    const frame = openFrame(payload);
    if (!frame.ok) return frame;
    const decoded = headOf(frame);
    const isData = frame.direction === 'up' && DATA.has(frame.functionCode);
    if (frame.functionCode === LINK) return withLinkWord(payload, frame, decoded);
    return isData ? readData(payload, frame, decoded, received) : decoded;
  },
};

const LINK = 0x02;
const DATA = new Set([0xb0, 0xc0]);

function headOf({ station, functionCode, direction }: Frame): DecodedFrame {
  const code = functionCode.toString(16).toUpperCase().padStart(2, '0');
  return { ok: true, station, function: code, readings: [], direction };
}

/** The link is tested: the gear says whether it comes, goes or stays. */
function withLinkWord(bytes: Uint8Array, frame: Frame, decoded: DecodedFrame): DecodedFrame {
  const text = frame.data < frame.end ? LINK_WORDS[bytes[frame.data] ?? 0] : undefined;
  return text === undefined ? decoded : { ...decoded, text };
}

const LINK_WORDS: Readonly<Record<number, string>> = { 240: 'login', 241: 'logout', 242: 'online' };

/** Data: numbers of one kind, alarms 2, states 2, time label 5. */
function readData(
  bytes: Uint8Array,
  frame: Frame,
  decoded: DecodedFrame,
  received: number | undefined,
): Decoded {
  const end = frame.end - STATE - TIME_LABEL;
  const quantities = quantitiesOf(frame.control & 0x0f, end - frame.data);
  if (frame.toCome !== undefined) return refusal('divided', frame.data);
  if (end < frame.data) return refusal('data', frame.data);
  const time = readTimeLabel(bytes, frame.end - TIME_LABEL, received);
  if (time === undefined) return refusal('time', frame.end - TIME_LABEL);
  if (quantities === undefined) return decoded;
  const readings = readNumbers(bytes.subarray(0, end), frame.data, quantities, time);
  return 'reason' in readings ? readings : { ...decoded, readings };
}

const STATE = 4;
const TIME_LABEL = 5;

/** The quantities over and over, as many times as there are sensors, from `from` to the end of the bytes. */
function readNumbers(
  bytes: Uint8Array,
  from: number,
  quantities: readonly Quantity[],
  time: number,
): Reading[] | Undecodable {
  const size = quantities.reduce((sum, quantity) => sum + quantity.bytes, 0);
  if ((bytes.length - from) % size !== 0) return refusal('data', from);
  const readings: Reading[] = [];
  let at = from;
  for (let sensor = 1; at < bytes.length; sensor++) {
    for (const quantity of quantities) {
      const value = readNumber(bytes, at, quantity.bytes, quantity.decimals);
      if (value === undefined) return refusal('bcd', at);
      readings.push(readingOf(quantity, sensor, value, time));
      at += quantity.bytes;
    }
  }
  return readings;
}

/** The first sensor of a kind is the station's; others are "stage2", "stage3" …, of no property. */
function readingOf(
  { element, property, unit }: Quantity,
  sensor: number,
  value: number | null,
  time: number,
): Reading {
  return sensor === 1
    ? { time, element, property, value, unit }
    : { time, element: element + sensor, property: undefined, value, unit };
}
