import { codecNamed } from '../../../devices/codecs/codecs.ts';
import { Gear } from '../../../domain/gear.ts';

export const RECEIVED = Date.parse('2026-07-01T08:00:00+08:00');

/** "time element=value unit (property) of station" for each reading; the time at which it was received is "now". */
export function said(name: string, text: string, gear: object = {}): string[] {
  const frame = codecNamed(name)?.decode(Buffer.from(text), {
    device: 'publisher',
    received: RECEIVED,
    gear: Gear.parse(gear),
  });
  if (!frame?.ok) throw new Error(frame?.reason);
  return frame.readings.map(({ time, element, value, unit, property, station }) =>
    [
      time === RECEIVED ? 'now' : new Date(time).toISOString(),
      `${element}=${value}`,
      ...(unit ? [unit] : []),
      ...(property ? [`(${property})`] : []),
      ...(station ? [`of ${station}`] : []),
    ].join(' '),
  );
}
