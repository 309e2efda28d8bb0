import type { Decoded, DecodedFrame, Undecodable } from '../../../domain/reading.ts';
import type { Codec } from '../codec.ts';
import { readAsciiGroups } from './ascii-groups.ts';
import { beijingTime } from './beijing-time.ts';
import { ASCII, type Coding, HEX_BCD } from './coding.ts';
import type { Place } from './element-group.ts';
import { type Frame, openFrame } from './frame.ts';
import { bodyOf } from './functions.ts';
import { readGroups } from './groups.ts';
import type { Report } from './report.ts';
import { undecodable } from './undecodable.ts';
import { readVersion } from './version.ts';

/**
 * SL 651-2014 水文监测数据通信规约, one frame a packet, in HEX/BCD or ASCII. Readings come of uplink functions 30 to 34,
 * 37, 38, 3A, 44, 46 and 4B; 35, 39 and 45 give text; the others and all downlinks are recognised and hold no
 * readings. `station` is the address's ten digits. Times are Beijing time.
 */
export const sl651: Codec = {
  name: 'sl651',

  decode(payload) {
    const coding = payload[0] === ASCII.start[0] ? ASCII : HEX_BCD;
    const frame = openFrame(payload, coding);
    if (!frame.ok) return frame;
    const decoded = headOf(frame);
    return frame.direction === 'down' ? decoded : readUplink(payload, coding, frame, decoded);
  },
};

function headOf({ station, functionCode, direction, packet }: Frame): DecodedFrame {
  const code = functionCode.toString(16).toUpperCase().padStart(2, '0');
  const head: DecodedFrame = { ok: true, station, function: code, readings: [], direction };
  if (packet) head.packet = packet;
  return head;
}

function readUplink(
  bytes: Uint8Array,
  coding: Coding,
  frame: Frame,
  decoded: DecodedFrame,
): Decoded {
  const body = bodyOf(frame.functionCode);
  if (body === undefined) return undecodable('function', frame.functionAt);
  if (frame.packet && frame.packet.total > 1) {
    return body.isDocument ? decoded : undecodable('multi_packet', frame.body);
  }
  const timeAt = frame.body + 2 * coding.unit;
  const groupsAt = timeAt + 6 * coding.unit;
  if (groupsAt > frame.end) return undecodable('short', frame.end);
  const serial = coding.number(bytes, frame.body, 2);
  if (Number.isNaN(serial)) return undecodable('digit', frame.body);
  const time = beijingTime(coding.digits(bytes, timeAt, 6) ?? Number.NaN);
  if (time === undefined) return undecodable('time', timeAt);

  decoded.serial = serial;
  const report: Report = { frame: decoded, time, station: undefined, step: undefined };
  return readBody({ bytes, end: frame.end, body, coding }, groupsAt, report) ?? decoded;
}

/** What follows the serial number and the sending time. */
function readBody(place: Place, at: number, report: Report): Undecodable | undefined {
  if (place.body.kind === 'none') return undefined;
  if (place.body.kind === 'version') return readVersion(place, at, report);
  return place.coding === ASCII
    ? readAsciiGroups(place, at, report)
    : readGroups(place, at, report);
}
