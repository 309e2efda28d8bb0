import type { FrameGuess } from '../../domain/device-answers.ts';
import type { WaitingFrame } from '../../domain/waiting.ts';
import { codecNamed } from './codecs.ts';

/** What a frame of a device that the house does not know seems to say: as its codec reads it, without what a registry would add. */
export function guessFrame(frame: WaitingFrame, device: string): FrameGuess {
  const { codec, received, payloadHex } = frame;
  const payload = Buffer.from(payloadHex, 'hex');
  const decoded = codecNamed(codec)?.decode(payload, { device, received });
  if (!decoded?.ok) return { readings: [], reason: decoded?.reason ?? 'no such codec' };
  const readings = decoded.readings.map(({ element, value, unit }) => ({
    ...{ element, value },
    ...(unit !== undefined && { unit }),
  }));
  return { readings };
}
