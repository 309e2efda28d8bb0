import { encodeHj212 } from './encode.ts';
import { answerTo } from './functions.ts';
import type { Message } from './message.ts';
import { readTime } from './time.ts';

/**
 * The frame that tells a station that its message has arrived: 9014 for data, 9013 for a notice, with the request
 * number of the message (HJ 212-2017 6.5, tables C.50 and C.4). undefined where none is wanted or due, or no request
 * number could be repeated. To be sent when the message is safe, not before.
 */
export function acknowledgementOf(message: Message): Uint8Array | undefined {
  const cn = answerTo(message.cn);
  const qn = readTime(message.qn);
  if (!message.isToBeAnswered || cn === undefined || qn === undefined) return undefined;
  const { password, mn, version } = message;
  return encodeHj212({ qn, st: INTERACTION, cn, password, mn, flag: version << 2, area: '' });
}

/** The system of messages about messages (table 5). */
const INTERACTION = '91';
