import { beijingDigits } from './beijing-time.ts';
import { ASCII, HEX_BCD } from './coding.ts';
import { digitsAt, encodeFrame, written } from './encode-frame.ts';

/**
 * A command of the centre, such as 37 (what is now) and 4A (set the clock, to `now`), as the station that sent `payload` wants to be
 * spoken to: its address, centre, password and coding. The serial number is 0, as of what the centre begins (SL 651-2014 6.6.2.4,
 * table B.1); the end mark ENQ. `settings`: what stands behind the time, in hexadecimal digits. Throws RangeError where gear speaks
 * ASCII, for which annex D has none.
 */
export function commandTo(
  payload: Uint8Array,
  functionCode: number,
  now: number,
  settings = '',
): Uint8Array {
  const coding = payload[0] === ASCII.start[0] ? ASCII : HEX_BCD;
  if (coding === ASCII && settings !== '')
    throw new RangeError('gear that speaks ASCII has no settings');
  const head = digitsAt(payload, coding.start.length, 8, coding);
  const code = functionCode.toString(16).padStart(2, '0');
  return encodeFrame(
    {
      direction: 'down',
      head: head.slice(2, 12) + head.slice(0, 2) + head.slice(12) + code,
      body: written(`0000${beijingDigits(now)}${settings}`, coding),
      end: ENQ,
    },
    coding,
  );
}

const ENQ = 0x05;
