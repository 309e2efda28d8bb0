import type { Coding } from './coding.ts';

/** The ten digits of the station address in five units at `at`, or undefined where they are not hexadecimal. */
export function readAddress(bytes: Uint8Array, coding: Coding, at: number): string | undefined {
  const address = coding.number(bytes, at, 5);
  if (Number.isNaN(address)) return undefined;
  return address.toString(16).toUpperCase().padStart(10, '0');
}

/**
 * The id of the station with that address (SL 651-2014 6.2.3.2): of a hydrological station, "00" and the eight
 * digits of SL 502, those eight; of others the ten digits as they are.
 */
export function stationIdOfAddress(address: string): string {
  return /^00\d{8}$/.test(address) ? address.slice(2) : address;
}
