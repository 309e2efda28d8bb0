import { beijingDigits } from './beijing-time.ts';
import { ASCII, type Coding, HEX_BCD } from './coding.ts';
import { digitsAt, encodeFrame, written } from './encode-frame.ts';
import { type Frame, openFrame } from './frame.ts';

/** What the station is to do behind the acknowledgement: stay in reach for ten minutes (ESC), or leave (EOT). */
export type Afterwards = 'stay' | 'leave';

/**
 * The frame that tells a station that its report has arrived (SL 651-2014 6.3.1.2 M2 and M3, tables 17, 19, 21, 23):
 * the report's serial number, and `now`, epoch ms. `payload` is the frame, or all packets of a message one after the
 * other. A frame behind which more follow (ETB) is answered by ACK. undefined where none is due: reports 30 to 36 are
 * acknowledged, and what a station says of its settings, 40 to 43 (notes of tables 50 and 52), never 2F or other answers. To be sent when the report is safe, not before.
 */
export function acknowledgementOf(
  payload: Uint8Array,
  now: number,
  afterwards: Afterwards = 'stay',
): Uint8Array | undefined {
  const coding = codingOf(payload);
  const frame = openFrame(payload, coding, 'first');
  if (!frame.ok || !isDue(frame)) return undefined;
  const total = frame.packet?.total;
  const hasMore = total === undefined && payload[frame.end] === ETB;
  const end = hasMore ? ACK : { stay: ESC, leave: EOT }[afterwards];
  return answer(payload, coding, frame, { now, end, number: total });
}

/**
 * The frame that asks for one packet of a message again (NAK, notes of tables 19 and 23). `payload` is any packet of
 * it; the serial number is known from the first of them only, and is 0 without it.
 */
export function askAgain(payload: Uint8Array, number: number, now: number): Uint8Array | undefined {
  const coding = codingOf(payload);
  const frame = openFrame(payload, coding, 'first');
  if (!frame.ok || !isDue(frame) || frame.packet === undefined) return undefined;
  return answer(payload, coding, frame, { now, end: NAK, number });
}

const EOT = 0x04;
const ACK = 0x06;
const NAK = 0x15;
const ETB = 0x17;
const ESC = 0x1b;

function codingOf(payload: Uint8Array): Coding {
  return payload[0] === ASCII.start[0] ? ASCII : HEX_BCD;
}

function isDue({ direction, functionCode, packet }: Frame): boolean {
  const isReport = functionCode >= 0x30 && functionCode <= 0x36;
  const isOfSettings = functionCode >= 0x40 && functionCode <= 0x43;
  return direction === 'up' && (isReport || isOfSettings) && packet?.total !== 0;
}

/** Downwards the station stands before the centre; all else of the head is repeated. */
function answer(
  bytes: Uint8Array,
  coding: Coding,
  { packet, body, end: behind }: Frame,
  { now, end, number }: { now: number; end: number; number: number | undefined },
): Uint8Array {
  const head = digitsAt(bytes, coding.start.length, 9, coding);
  const isFirst = packet === undefined || packet.number === 1;
  const hasSerial = isFirst && behind - body >= 2 * coding.unit;
  const serial = hasSerial ? digitsAt(bytes, body, 2, coding) : '0000';
  return encodeFrame(
    {
      direction: 'down',
      head: head.slice(2, 12) + head.slice(0, 2) + head.slice(12),
      packet: packet && number !== undefined ? { total: packet.total, number } : undefined,
      body: written(serial + beijingDigits(now), coding),
      end,
    },
    coding,
  );
}
