import { alink } from './alink.ts';
import type { Codec } from './codec.ts';
import { csvLines } from './csv-lines/csv-lines.ts';
import { hj212 } from './hj212/hj212.ts';
import { huawei } from './huawei.ts';
import { json } from './json.ts';
import { mapping } from './mapping/mapping.ts';
import { onenet } from './onenet.ts';
import { senml } from './senml/senml.ts';
import { senmlCbor } from './senml/senml-cbor.ts';
import { sl651 } from './sl651/sl651.ts';
import { sparkplugB } from './sparkplug-b/sparkplug-b.ts';
import { szy206 } from './szy206/szy206.ts';
import { theThingsStack } from './the-things-stack.ts';
import { thingsboard } from './thingsboard.ts';

/** Every language the door understands. */
export const CODECS: readonly Codec[] = [
  json,
  sl651,
  hj212,
  senml,
  senmlCbor,
  szy206,
  thingsboard,
  sparkplugB,
  theThingsStack,
  alink,
  onenet,
  huawei,
  csvLines,
  mapping,
];

/** The codec of that name, or undefined. */
export function codecNamed(name: string): Codec | undefined {
  return CODECS.find((codec) => codec.name === name);
}
