import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';

/** "17-07-18 11:00 Z=10.49 m" for each reading of a frame; throws the reason if it cannot be decoded. */
export function readingsOf(frame: Uint8Array): string[] {
  const decoded = sl651.decode(frame, { device: '' });
  if (!decoded.ok) throw new Error(`${decoded.reason} at ${decoded.at}`);
  return decoded.readings.map(({ time, element, value, unit, station }) => {
    const when = new Date(time + 8 * 3_600_000).toISOString().slice(2, 16).replace('T', ' ');
    return `${when} ${station ? `${station} ` : ''}${element}=${value} ${unit ?? '?'}`;
  });
}
