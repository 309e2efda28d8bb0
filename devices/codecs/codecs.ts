import type { Codec } from './codec.ts';
import { json } from './json.ts';
import { sl651 } from './sl651/sl651.ts';

/** Every language the door understands. */
export const CODECS: readonly Codec[] = [json, sl651];

/** The codec of that name, or undefined. */
export function codecNamed(name: string): Codec | undefined {
  return CODECS.find((codec) => codec.name === name);
}
