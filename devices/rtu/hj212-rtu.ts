import { encodeHj212, encodeHj212Data } from '../codecs/hj212/encode.ts';
import { openMessage } from '../codecs/hj212/message.ts';
import { qnDigits } from '../codecs/hj212/time.ts';
import { type RtuLanguage, wave } from './rtu-language.ts';

/** A water-quality station of HJ 212-2017: real-time data (2011) with an answer wanted. The language of 2017 has no keep-alive. */
export const HJ212_RTU: RtuLanguage = {
  name: 'hj212',
  window: 2,
  usual: { station: '010000A8900016F000169DC0', password: '123456' },

  sense: (time) => ({
    w01001: wave(time, 7.6, 0.3),
    w01009: wave(time, 8.2, 1.1),
    w01010: wave(time, 18, 3),
  }),

  report({ station: mn, password, serial, sent, time, values }) {
    // The request number is a time; its milliseconds are the report's number, so that no two are the same.
    const qn = sent - (sent % 1_000) + (serial % 1_000);
    const factors = Object.entries(values).map(([code, value]) => ({
      ...{ code, mark: 'N' },
      values: { Rtd: Number(value.toFixed(2)) },
    }));
    const area = encodeHj212Data(time, factors);
    const bytes = encodeHj212({ qn, st: '21', cn: '2011', password, mn, flag: 5, area });
    return { bytes, key: qnDigits(qn) };
  },

  keepAlive: () => undefined,

  frameSize(bytes) {
    const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
    if (!/^#(#\d{0,4})?$/.test(head)) return undefined;
    return head.length < HEAD ? HEAD : HEAD + Number(head.slice(2)) + CRC;
  },

  hear(frame, { station }) {
    const message = openMessage(frame);
    const isMine = message.ok && message.mn === station && message.cn === '9014';
    return isMine ? { acknowledges: message.qn } : {};
  },
};

const HEAD = 6;
const CRC = 4;
