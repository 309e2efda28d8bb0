import type { Decoded } from '../../../domain/reading.ts';
import type { Codec, Context } from '../codec.ts';
import { type CborValue, readCbor } from './cbor.ts';
import { readPack } from './pack.ts';

/** Sensor Measurement Lists as CBOR (RFC 8428 section 6): the same, its labels numbers. */
export const senmlCbor: Codec = {
  name: 'senmlcbor',

  decode(payload, context) {
    try {
      return readLabelled(readCbor(payload), context);
    } catch (error) {
      if (error instanceof RangeError) return { ok: false, reason: `not CBOR: ${error.message}` };
      throw error;
    }
  },
};

function readLabelled(pack: CborValue, context: Context): Decoded {
  return readPack(Array.isArray(pack) ? pack.map(withLabels) : pack, context);
}

/** A record by its JSON labels, as far as it has such. */
function withLabels(record: CborValue): unknown {
  if (!(record instanceof Map)) return record;
  return Object.fromEntries([...record].map(([label, value]) => [LABELS[label] ?? label, value]));
}

/** Table 4. */
const LABELS: Readonly<Record<string | number, string>> = {
  [-1]: 'bver',
  [-2]: 'bn',
  [-3]: 'bt',
  [-4]: 'bu',
  [-5]: 'bv',
  [-6]: 'bs',
  0: 'n',
  1: 'u',
  2: 'v',
  3: 'vs',
  4: 'vb',
  5: 's',
  6: 't',
  7: 'ut',
  8: 'vd',
};
