import type { Coding } from './coding.ts';

/** The ten digits of the station address in five units at `at`, or undefined where they are not hexadecimal. */
export function readAddress(bytes: Uint8Array, coding: Coding, at: number): string | undefined {
  const address = coding.number(bytes, at, 5);
  if (Number.isNaN(address)) return undefined;
  return address.toString(16).toUpperCase().padStart(10, '0');
}
