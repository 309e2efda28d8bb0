/**
 * A frame around a body given in hex, spaces allowed, with its length and CRC: the CRC bit by bit, so as not to lean
 * on what is tested.
 */
export function frameOf(
  code: string,
  body: string,
  { station = '0011223344', down = false, packet = '', end = '03' } = {},
): Uint8Array {
  const bytes = packet + body.replaceAll(' ', '');
  const length = (bytes.length / 2 + (down ? 0x8000 : 0)).toString(16).padStart(4, '0');
  const addresses = down ? `${station}05` : `05${station}`;
  const frame = `7E7E${addresses}03E8${code}${length}${packet ? '16' : '02'}${bytes}${end}`;
  return sealed(Buffer.from(frame, 'hex'));
}

/** A frame in ASCII; `body` as it is sent. */
export function asciiFrameOf(
  code: string,
  body: string,
  { station = '0011223344' } = {},
): Uint8Array {
  const length = body.length.toString(16).toUpperCase().padStart(4, '0');
  const frame = Buffer.from(`\x0105${station}03E8${code}${length}\x02${body}\x03`, 'latin1');
  const crc = crcOf(frame).toString(16).toUpperCase().padStart(4, '0');
  return new Uint8Array(Buffer.concat([frame, Buffer.from(crc)]));
}

/** The bytes with their CRC behind them, high byte first. */
export function sealed(bytes: Uint8Array): Uint8Array {
  const crc = crcOf(bytes);
  return Uint8Array.of(...bytes, crc >> 8, crc & 0xff);
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}
