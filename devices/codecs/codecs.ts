import type { Codec } from './codec.ts';
import { hj212 } from './hj212/hj212.ts';
import { json } from './json.ts';
import { senml } from './senml/senml.ts';
import { senmlCbor } from './senml/senml-cbor.ts';
import { sl651 } from './sl651/sl651.ts';
import { szy206 } from './szy206/szy206.ts';

/** Every language the door understands. */
export const CODECS: readonly Codec[] = [json, sl651, hj212, senml, senmlCbor, szy206];

/** The codec of that name, or undefined. */
export function codecNamed(name: string): Codec | undefined {
  return CODECS.find((codec) => codec.name === name);
}
