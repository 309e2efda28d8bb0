import type { Hj212Settings } from '../../../domain/hj212-settings.ts';
import { encodeHj212 } from './encode.ts';
import { answerTo } from './functions.ts';
import { openMessage } from './message.ts';
import { readTime } from './time.ts';

/**
 * The frame that tells a station that its message has arrived: 9014 for data, 9013 for a notice, with the request
 * number of the message (HJ 212-2017 6.5, tables C.50 and C.4). `payload` is the frame; each part of a message in
 * several is acknowledged for itself. undefined where none is wanted or due, no request number could be repeated, or
 * the frame cannot be read. To be sent when the message is safe, not before.
 */
export function acknowledgementOf(
  payload: Uint8Array,
  settings?: Pick<Hj212Settings, 'crc'>,
): Uint8Array | undefined {
  const message = openMessage(payload, settings);
  if (!message.ok || !message.isToBeAnswered) return undefined;
  const { password, mn, version } = message;
  const cn = answerTo(message.cn);
  const qn = readTime(message.qn);
  if (cn === undefined || qn === undefined) return undefined;
  return encodeHj212({ qn, st: INTERACTION, cn, password, mn, flag: version << 2, area: '' });
}

/** The system of messages about messages (table 5). */
const INTERACTION = '91';
