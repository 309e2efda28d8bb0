import { beijingDigits } from './beijing-time.ts';
import { ASCII, HEX_BCD } from './coding.ts';
import { digitsAt, encodeFrame, written } from './encode-frame.ts';

/**
 * A command of the centre without elements, such as 37 (what is now) and 4A (set the clock, to `now`), as the station that sent
 * `payload` wants to be spoken to: its address, centre, password and coding. The serial number is 0, as of what the centre
 * begins (SL 651-2014 6.6.2.4, table B.1); the end mark ENQ.
 */
export function commandTo(payload: Uint8Array, functionCode: number, now: number): Uint8Array {
  const coding = payload[0] === ASCII.start[0] ? ASCII : HEX_BCD;
  const head = digitsAt(payload, coding.start.length, 8, coding);
  const code = functionCode.toString(16).padStart(2, '0');
  return encodeFrame(
    {
      direction: 'down',
      head: head.slice(2, 12) + head.slice(0, 2) + head.slice(12) + code,
      body: written(`0000${beijingDigits(now)}`, coding),
      end: ENQ,
    },
    coding,
  );
}

const ENQ = 0x05;
