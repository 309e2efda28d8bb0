import type { Codec } from '../../devices/codecs/codec.ts';
import type { Gear } from '../../domain/gear.ts';
import type { Decoded, Reading } from '../../domain/reading.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { systemClock } from '../../infra/clock.ts';
import { hexBytes } from './hex-bytes.ts';
import type { Line } from './lines.ts';

/** What a line decodes to, as a line of JSON; a format that tells times by half is read as if it came now. */
export function answerTo(line: Line, codec: Codec, known: Known = {}): string {
  const frame = decoded(line, codec, known);
  if (frame.ok && frame.remember) known.memory = frame.remember.memory;
  return JSON.stringify(shown(frame));
}

/** What is known of the device, and changes with its packets. */
export interface Known {
  gear?: Gear;
  memory?: unknown;
}

function decoded(line: Line, codec: Codec, known: Known): Decoded {
  if (line === 'too_long') return { ok: false, reason: line };
  const payload = codec.text ? line : hexBytes(line);
  if (typeof payload === 'number') return { ok: false, reason: 'hex', at: payload };
  return codec.decode(payload, { device: '', received: systemClock.now(), ...known });
}

/** Keys in the order in which people read them; those that say nothing are left out, by being undefined. */
function shown(frame: Decoded) {
  if (!frame.ok) return { ok: false, reason: frame.reason, at: frame.at };
  return {
    ok: true,
    station: frame.station || undefined,
    function: frame.function,
    readings: frame.readings.map(shownReading),
    direction: frame.direction === 'down' ? 'down' : undefined,
    packet: frame.packet,
    text: frame.text,
    signs: frame.signs?.map((sign) => ({ ...sign, time: beijingTime(sign.time) })),
    attached: frame.attached?.map(({ bytes, ...one }) => ({
      ...one,
      time: beijingTime(one.time),
      bytes: bytes.length,
    })),
  };
}

function shownReading({ time, element, value, unit, station, doubt, raw }: Reading) {
  const shown = { time: beijingTime(time), element, value, unit: unit ?? null };
  return { ...shown, station, doubt, raw };
}

/** ISO 8601 in the time of the field, with a fraction of a second only where there is one. */
function beijingTime(time: number): string {
  return new Date(time + 8 * HOUR_MS).toISOString().replace(/(\.000)?Z$/, '+08:00');
}
