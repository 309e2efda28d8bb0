import { crc16 } from '../../../devices/codecs/sl651/crc16.ts';

/** SL 651 reports of real stations (see devices/codecs/sl651/vectors.json): functions 30, 2F, 32 of 0012345678 and 0011223344. */
export const TEST_30 = hex(
  '7E7E010012345678123430002B020003591011154947F1F1001234567848F0F0591011154920190000052619000005392300000127381211150320FA',
);
export const KEEP_ALIVE = hex('7E7E01001234567812342F0008020003591011155111036BCA');
export const TIMED_32 = hex(
  '7E7E05001122334403E832002B020034170718110016F1F1001122334448F0F01707181100201900004026190000403923000104903812109903A421',
);
/** What 0012345678 answers to a query of what is now. */
export const ANSWER_37 = hex(
  '7E7E010012345678123437002B020009591011161403F1F1001234567848F0F0591011161420190000152619000015392300000122381211080338FE',
);
/** In ASCII, of 0010100001. */
export const ASCII_32 = Buffer.from(
  '\x01010010100001A000320047\x021234240109160128 ST 0010100001 H TT 2401091601 PJ 3.5 Z 12.34 VT 12.60 \x0397F9',
  'latin1',
);
/** HJ 212 of 010000A8900016F000169DC0, with an answer wanted. */
export const HJ212_WANTS_ANSWER = Buffer.from(
  '##0162QN=20231008123340461;ST=22;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20231008123340;w01008-SampleTime=20231008123340,w01008-Rtd=123.456&&F441',
);
/** SZY206 of 5303810D00: a self-report of flow. */
export const SZY206_FLOW = hex('681A68B35303810D00C00059000000826110000001106000004508090A3516');

/** A picture (function 36) of 0012345678 in three packets, of which the first alone names its number, 0x10. */
export function picture(): Buffer[] {
  return ['0010260701080000F1F1001234567848F0F02607010800F3F3FFD8', 'AABBCC', 'DDFFD9'].map(
    (body, i, all) => {
      const packet = `00${all.length}00${i + 1}`;
      const length = (6 + body.length) / 2;
      const end = i + 1 < all.length ? '17' : '03';
      const head = `7E7E010012345678123436${length.toString(16).padStart(4, '0')}16`;
      const frame = hex(head + packet + body + end);
      const crc = crc16(frame, 0, frame.length);
      return Buffer.concat([frame, Buffer.of(crc >>> 8, crc & 0xff)]);
    },
  );
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
