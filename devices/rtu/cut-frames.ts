import type { RtuLanguage } from './rtu-language.ts';

/** The whole frames among these bytes, and what is left behind them of a frame that is not. Bytes that begin none are passed over. */
export function cutFrames(
  bytes: Uint8Array,
  { frameSize }: Pick<RtuLanguage, 'frameSize'>,
): { readonly frames: Uint8Array[]; readonly rest: Uint8Array } {
  const frames: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const size = frameSize(bytes.subarray(at));
    if (size === undefined) at += 1;
    else if (at + size > bytes.length) break;
    else {
      frames.push(bytes.subarray(at, at + size));
      at += size;
    }
  }
  return { frames, rest: bytes.slice(at) };
}
