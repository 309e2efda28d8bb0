import type { Decoded, DecodedFrame, Undecodable } from '../../../domain/reading.ts';
import type { Codec } from '../codec.ts';
import { readAsciiGroups } from './ascii-groups.ts';
import { beijingTime } from './beijing-time.ts';
import { ASCII, type Coding, HEX_BCD } from './coding.ts';
import type { Place } from './element-group.ts';
import { type Frame, isInPackets, openFrame } from './frame.ts';
import { bodyOf } from './functions.ts';
import { readGroups } from './groups.ts';
import { joinPackets } from './join-packets.ts';
import { partOf } from './part-of.ts';
import { settingsIn } from './read-settings.ts';
import type { Report } from './report.ts';
import { undecodable } from './undecodable.ts';
import { readVersion } from './version.ts';

/**
 * SL 651-2014 水文监测数据通信规约, in HEX/BCD or ASCII: one frame, or all packets of a message in several. Readings come
 * of uplink functions 30 to 34, 37, 38, 3A, 44, 46 and 4B; 35, 39 and 45 give text, 36 a picture; the others and all
 * downlinks are recognised and hold no readings. `station` is the address's ten digits. Times are Beijing time.
 */
export const sl651: Codec = {
  name: 'sl651',

  decode(payload) {
    const coding = codingOf(payload);
    const frame = openFrame(payload, coding);
    if (frame.ok) return readFrame(payload, coding, frame);
    const isJoined = frame.reason === 'length' && isInPackets(payload, coding);
    return isJoined ? readJoined(payload, coding) : frame;
  },

  partOf: (payload) => partOf(payload, codingOf(payload)),
};

function codingOf(payload: Uint8Array): Coding {
  return payload[0] === ASCII.start[0] ? ASCII : HEX_BCD;
}

function readFrame(bytes: Uint8Array, coding: Coding, frame: Frame): Decoded {
  const decoded = headOf(frame);
  if (frame.packet) decoded.packet = frame.packet;
  else if (frame.functionCode >= 0x40 && frame.functionCode <= 0x43) addSettings(bytes, decoded);
  if (frame.direction === 'down') return decoded;
  const body = bodyOf(frame.functionCode);
  if (body === undefined) return undecodable('function', frame.functionAt);
  if (frame.packet && frame.packet.total > 1) {
    return body.isDocument ? decoded : undecodable('multi_packet', frame.body);
  }
  return readUplink({ bytes, end: frame.end, body, coding }, frame.body, decoded);
}

/** A message in packets has lost them: it is read as one frame would be. Offsets are of the joined body. */
function readJoined(payload: Uint8Array, coding: Coding): Decoded {
  const joined = joinPackets(payload, coding);
  if (!joined.ok) return joined;
  const { first, body: bytes } = joined;
  const body = bodyOf(first.functionCode);
  if (body === undefined) return undecodable('function', first.functionAt);
  return readUplink({ bytes, end: bytes.length, body, coding }, 0, headOf(first));
}

/** Of 40 to 43 in HEX/BCD. What cannot be read there hides none of the rest. */
function addSettings(bytes: Uint8Array, decoded: DecodedFrame): void {
  const read = settingsIn(bytes);
  if (read.ok) decoded.settings = read.settings;
}

function headOf({ station, functionCode, direction }: Frame): DecodedFrame {
  const code = functionCode.toString(16).toUpperCase().padStart(2, '0');
  return { ok: true, station, function: code, readings: [], direction };
}

function readUplink(place: Place, at: number, decoded: DecodedFrame): Decoded {
  const { bytes, end, coding } = place;
  const timeAt = at + 2 * coding.unit;
  const groupsAt = timeAt + 6 * coding.unit;
  if (groupsAt > end) return undecodable('short', end);
  const serial = coding.number(bytes, at, 2);
  if (Number.isNaN(serial)) return undecodable('digit', at);
  const time = beijingTime(coding.digits(bytes, timeAt, 6) ?? Number.NaN);
  if (time === undefined) return undecodable('time', timeAt);

  decoded.serial = serial;
  const report: Report = { frame: decoded, time, station: undefined, step: undefined };
  return readBody(place, groupsAt, report) ?? decoded;
}

/** What follows the serial number and the sending time. */
function readBody(place: Place, at: number, report: Report): Undecodable | undefined {
  if (place.body.kind === 'none') return undefined;
  if (place.body.kind === 'version') return readVersion(place, at, report);
  return place.coding === ASCII
    ? readAsciiGroups(place, at, report)
    : readGroups(place, at, report);
}
