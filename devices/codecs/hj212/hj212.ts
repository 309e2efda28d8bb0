import type { Hj212Settings } from '../../../domain/hj212-settings.ts';
import type { Decoded, DecodedFrame, Undecodable } from '../../../domain/reading.ts';
import type { Codec } from '../codec.ts';
import { AS_THE_STANDARD_HAS_IT } from './as-the-standard.ts';
import { directionOf, isOfData } from './functions.ts';
import { type Message, openMessage } from './message.ts';
import { framesIn, joinAreas, partIn } from './parts.ts';
import { readData } from './readings.ts';
import { readTime } from './time.ts';
import { undecodable } from './undecodable.ts';

/**
 * HJ 212-2017 污染物在线监控(监测)系统数据传输标准, and 2025, whose frame is the same: one message a packet, or all parts of one.
 * `station` is the MN, `serial` the QN as epoch ms. Functions 2000 to 2999 hold readings, named by code and kind:
 * "w01018-Avg"; of others the data area is given as text. One part of several has its own QN and DataTime (tables C.49,
 * C.50), so that it is read alone too; `packet` says which it is. Times are Beijing time. A device's own ways are in
 * its gear.
 */
export const hj212: Codec = {
  name: 'hj212',
  text: true,

  decode(payload, { device, gear }) {
    const ways = gear?.hj212 ?? AS_THE_STANDARD_HAS_IT;
    const message = openMessage(payload, ways);
    if (message.ok) return readMessage(message, headOf(message, device), ways);
    return message.reason === 'length' ? (readParts(payload, device, ways) ?? message) : message;
  },

  partOf(payload, { gear }) {
    if (!Buffer.from(payload.buffer, payload.byteOffset, payload.length).includes('PNUM=')) {
      return undefined;
    }
    const message = openMessage(payload, gear?.hj212);
    return message.ok ? partIn(message) : undefined;
  },
};

function readMessage(message: Message, decoded: DecodedFrame, ways: Hj212Settings): Decoded {
  return isOfData(message.cn) ? withReadings(message, decoded, ways) : withText(message, decoded);
}

/** All parts of a message, in their order; undefined where these are not. */
function readParts(payload: Uint8Array, device: string, ways: Hj212Settings): Decoded | undefined {
  const messages = framesIn(payload).map((frame) => openMessage(frame, ways));
  const [first] = messages;
  if (!areParts(messages) || !first?.ok) return undefined;
  const { packet: _, ...decoded } = headOf(first, device);
  for (const area of joinAreas(messages.map((message) => message.area))) {
    const read = readMessage({ ...first, area, areaAt: 0 }, decoded, ways);
    if (!read.ok) return read;
  }
  return decoded;
}

function areParts(messages: readonly (Message | Undecodable)[]): messages is Message[] {
  const parts = messages.map((message) => (message.ok ? partIn(message) : undefined));
  return parts.every(
    (part, i) =>
      part?.number === i + 1 &&
      part.total === messages.length &&
      part.message === parts[0]?.message,
  );
}

function headOf({ mn, cn, qn, packet }: Message, device: string): DecodedFrame {
  const head: DecodedFrame = { ok: true, station: mn || device, function: cn, readings: [] };
  const direction = directionOf(cn);
  const serial = readTime(qn);
  if (direction) head.direction = direction;
  if (serial !== undefined) head.serial = serial;
  if (packet) head.packet = packet;
  return head;
}

/** Data have a time; what has neither measurements nor time asks for them, or for their end. */
function withReadings(message: Message, decoded: DecodedFrame, ways: Hj212Settings): Decoded {
  if (decoded.direction === 'down') return decoded;
  const { area, areaAt } = message;
  const timeAt = dataTimeIn(area);
  const isAsking = timeAt < 0 && !MEASUREMENT.test(area);
  decoded.direction = isAsking ? 'down' : 'up';
  if (isAsking) return decoded;
  const time = timeAt < 0 ? undefined : readTime(wordAt(area, timeAt + DATA_TIME.length));
  if (time === undefined) return undecodable('time', areaAt + Math.max(0, timeAt - 1));
  readData(message, time, ways, decoded.readings);
  return decoded;
}

const DATA_TIME = 'DataTime=';

/** Where the time of the data is said, or -1. */
function dataTimeIn(area: string): number {
  for (let at = area.indexOf(DATA_TIME); at >= 0; at = area.indexOf(DATA_TIME, at + 1)) {
    if (at === 0 || area[at - 1] === ';' || area[at - 1] === ',') return at;
  }
  return -1;
}

/** Up to the next separator. */
function wordAt(area: string, at: number): string {
  let end = at;
  while (end < area.length && area[end] !== ';' && area[end] !== ',') end++;
  return area.slice(at, end);
}

const MEASUREMENT = /-\w+=/;

function withText({ area }: Message, head: DecodedFrame): DecodedFrame {
  if (area !== '') head.text = (head.text ?? '') + Buffer.from(area, 'latin1').toString();
  return head;
}
