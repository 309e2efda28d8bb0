import type { Decoded, DecodedFrame } from '../../../domain/reading.ts';
import type { Codec } from '../codec.ts';
import { directionOf, isOfData } from './functions.ts';
import { type Message, openMessage } from './message.ts';
import { readData } from './readings.ts';
import { AS_THE_STANDARD_HAS_IT, type Hj212Settings } from './settings.ts';
import { readTime } from './time.ts';
import { undecodable } from './undecodable.ts';

/** HJ 212 as the standard has it; for devices with ways of their own, `createHj212`. */
export const hj212: Codec = createHj212(AS_THE_STANDARD_HAS_IT);

/**
 * HJ 212-2017 污染物在线监控(监测)系统数据传输标准, and 2025, whose frame is the same: one message a packet. `station` is the
 * MN, `serial` the QN as epoch ms. Functions 2000 to 2999 hold readings, named by code and kind: "w01018-Avg"; of
 * others the data area is given as text. One part of several has its own QN and DataTime (tables C.49, C.50), so
 * that it is read alone; `packet` says which it is. Times are Beijing time.
 */
export function createHj212(settings: Hj212Settings): Codec {
  return {
    name: 'hj212',
    text: true,

    decode(payload, { device }) {
      const message = openMessage(payload, settings);
      if (!message.ok) return message;
      const decoded = headOf(message, device);
      return isOfData(message.cn)
        ? withReadings(message, decoded, settings)
        : withText(message, decoded);
    },
  };
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
function withReadings(message: Message, decoded: DecodedFrame, settings: Hj212Settings): Decoded {
  if (decoded.direction === 'down') return decoded;
  const dataTime = DATA_TIME.exec(message.area);
  const isAsking = dataTime === null && !MEASUREMENT.test(message.area);
  decoded.direction = isAsking ? 'down' : 'up';
  if (isAsking) return decoded;
  const time = readTime(dataTime?.[1] ?? '');
  if (time === undefined) return undecodable('time', message.areaAt + (dataTime?.index ?? 0));
  readData(message, time, settings, decoded.readings);
  return decoded;
}

const DATA_TIME = /(?:^|[;,])DataTime=([^;,]*)/;
const MEASUREMENT = /-\w+=/;

function withText({ area }: Message, head: DecodedFrame): DecodedFrame {
  return area === '' ? head : { ...head, text: Buffer.from(area, 'latin1').toString() };
}
