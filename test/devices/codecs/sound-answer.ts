import type { Codec } from '../../../devices/codecs/codec.ts';
import type { Reading } from '../../../domain/reading.ts';

/** What is promised of any input to a codec: an answer, sound in itself. The function returned throws where it is not. */
export function answersSoundly(codec: Codec): (payload: Uint8Array) => void {
  return (payload) => {
    const decoded = codec.decode(payload, { device: '' });
    const isSound = decoded.ok
      ? decoded.readings.every(isPossible)
      : /^[a-z_]+$/.test(decoded.reason) && isWithin(decoded.at, payload);
    if (isSound) return;
    throw new Error(`${Buffer.from(payload).toString('hex')} gave ${JSON.stringify(decoded)}`);
  };
}

function isPossible({ time, value }: Reading): boolean {
  return (
    Number.isFinite(time) && (value === null || (Number.isFinite(value) && !Object.is(value, -0)))
  );
}

function isWithin(at: number | undefined, payload: Uint8Array): boolean {
  return at !== undefined && at >= 0 && at <= payload.length;
}
