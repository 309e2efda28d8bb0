/** The CRC of SZY206 over bytes `start` to `end`: x7+x6+x5+x2+1 (E5), high bit first, begun with 0. */
export function crc8(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0;
  for (let at = start; at < end; at++) crc = TABLE[crc ^ (bytes[at] ?? 0)] ?? 0;
  return crc;
}

const TABLE = Uint8Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? (crc << 1) ^ 0xe5 : crc << 1;
  return crc;
});
