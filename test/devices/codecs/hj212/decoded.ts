import { hj212 } from '../../../../devices/codecs/hj212/hj212.ts';
import { Gear } from '../../../../domain/gear.ts';
import type { Hj212Settings } from '../../../../domain/hj212-settings.ts';
import type { DecodedFrame } from '../../../../domain/reading.ts';

/** What a frame says to a device's codec; throws the reason if it cannot be decoded. */
export function decoded(
  frame: string | Uint8Array,
  settings: Partial<Hj212Settings> = {},
): DecodedFrame {
  const gear = Gear.parse({ hj212: settings });
  const payload = typeof frame === 'string' ? Buffer.from(frame) : frame;
  const answer = hj212.decode(payload, { device: 'publisher', gear });
  if (!answer.ok) throw new Error(`${answer.reason} at ${answer.at}`);
  return answer;
}

/** A frame around a data segment, its CRC worked out bit by bit so as not to lean on what is tested. */
export function frameOf(segment: string): string {
  const bytes = Buffer.from(segment);
  let crc = 0xffff;
  for (const byte of bytes) {
    crc = (crc >> 8) ^ byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  const length = String(bytes.length).padStart(4, '0');
  return `##${length}${segment}${crc.toString(16).toUpperCase().padStart(4, '0')}\r\n`;
}

/** A frame of data of one station, with what stands in its data area. */
export function dataFrame(area: string, { st = '21', cn = '2011', more = '' } = {}): string {
  const head = `QN=20260701080000000;ST=${st};CN=${cn};PW=123456;MN=A1;Flag=4;${more}`;
  return frameOf(`${head}CP=&&${area}&&`);
}
