import type { Codec } from '../codec.ts';
import { readPack } from './pack.ts';

/** Sensor Measurement Lists as JSON (RFC 8428 section 5): `[{"bn":"urn:dev:ow:62601200:","n":"stage","u":"m","v":19.03}]`. */
export const senml: Codec = {
  name: 'senml',
  text: true,

  decode(payload, context) {
    const pack = parse(payload);
    return pack instanceof SyntaxError || pack instanceof TypeError
      ? { ok: false, reason: `not JSON: ${pack.message}` }
      : readPack(pack, context);
  },
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The value, or the error that says why there is none: a TypeError where it is not even UTF-8. */
function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(payload));
  } catch (error) {
    return error;
  }
}
