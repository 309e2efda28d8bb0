import { crc8 } from './crc8.ts';
import type { Frame } from './frame.ts';

/** A frame of that control byte, address (ten hex digits), function and data (hex). Throws RangeError above 255 bytes. */
export function encodeSzy206(
  control: number,
  address: string,
  functionCode: number,
  data: string,
): Uint8Array {
  const body = Buffer.from(
    Buffer.of(control).toString('hex') + address + Buffer.of(functionCode).toString('hex') + data,
    'hex',
  );
  if (body.length > 255) throw new RangeError(`${body.length} bytes are too long for SZY206`);
  return Uint8Array.of(0x68, body.length, 0x68, ...body, crc8(body, 0, body.length), 0x16);
}

/** The frame that tells a station that its own, of function 02 or C0, has arrived. To be sent when it is safe. */
export function acknowledgementOf(frame: Frame): Uint8Array | undefined {
  const { direction, station, functionCode, control } = frame;
  const isDue = direction === 'up' && (functionCode === 0x02 || functionCode === 0xc0);
  return isDue ? encodeSzy206(control & 0x3f, station, functionCode, '00') : undefined;
}
