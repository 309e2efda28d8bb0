/**
 * The CRC of HJ 212 over bytes `start` to `end` (HJ 212-2017 annex A). It is not that of Modbus, though it has its
 * polynomial: each byte meets the high half of the register, and the low half is lost. Sent as four hex digits.
 */
export function hj212Crc(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0xffff;
  for (let at = start; at < end; at++) crc = TABLE[(crc >>> 8) ^ (bytes[at] ?? 0)] ?? 0;
  return crc;
}

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  return crc;
});
