import { beijingDigits } from './beijing-time.ts';
import type { Coding } from './coding.ts';
import { crc16 } from './crc16.ts';
import { hex } from './hex.ts';

/** What the centre says to a station: an acknowledgement, a query, a setting. */
export interface Sl651Down {
  readonly functionCode: number;
  readonly centre: number;
  /** The address's ten digits. */
  readonly station: string;
  /** Two bytes in four hex digits. */
  readonly password: string;
  /** That of the message acknowledged; 0 for what the centre begins (SL 651-2014 6.6.2.4). */
  readonly serial: number;
  /** Epoch ms. */
  readonly sent: number;
  /** What follows serial number and time, in hex digits. */
  readonly body?: string;
  readonly end: keyof typeof ENDS;
}

/** ENQ asks; ACK acknowledges; EOT lets the gear go off line, ESC keeps it there for ten minutes; NAK wants packets again (table 10). */
const ENDS = { enq: 0x05, ack: 0x06, nak: 0x15, eot: 0x04, esc: 0x1b } as const;

/**
 * A frame downwards, in the coding that the gear speaks: as `openFrame` reads it. In ASCII a body is written in the same digits,
 * as those of commands without elements are. Throws RangeError outside of the years 2000 to 2099.
 */
export function encodeSl651Down(down: Sl651Down, coding: Coding): Uint8Array {
  const { functionCode, centre, station, password, serial, sent, body = '', end } = down;
  const content = `${hex(serial, 4)}${beijingDigits(sent)}${body}`;
  const length = (content.length / 2) * coding.unit;
  const head = `${station}${hex(centre, 2)}${password}${hex(functionCode, 2)}${hex(0x8000 | length, 4)}`;
  const write = (digits: string) => Buffer.from(digits, coding.unit === 1 ? 'hex' : 'latin1');
  const frame = Buffer.concat([
    Buffer.from(coding.start),
    write(head),
    Buffer.of(STX),
    write(content),
    Buffer.of(ENDS[end]),
  ]);
  return new Uint8Array(Buffer.concat([frame, write(hex(crc16(frame, 0, frame.length), 4))]));
}

const STX = 0x02;
