import type { PropertyKey } from '../../../domain/property.ts';

/** One number of a kind of data: bytes of BCD, low first. */
export interface Quantity {
  readonly element: string;
  readonly bytes: number;
  readonly decimals: number;
  readonly unit: string;
  readonly property?: PropertyKey;
}

/** The numbers that data of a kind repeat, or undefined for kinds whose layout we do not know. */
export function quantitiesOf(kind: number, length: number): readonly Quantity[] | undefined {
  if (kind === FLOW) return length % 10 === 0 ? [DISCHARGE, VOLUME] : [DISCHARGE];
  return KINDS[kind];
}

const FLOW = 3;

/** Confirmed by frames from the field. Where both are sent, the volume follows the discharge. */
const DISCHARGE: Quantity = {
  element: 'flow',
  bytes: 5,
  decimals: 3,
  unit: 'm3/s',
  property: 'discharge',
};
const VOLUME: Quantity = { element: 'volume', bytes: 5, decimals: 0, unit: 'm3' };

/**
 * By the control byte's low four bits. Widths and decimals are those of an implementation and unverified, those of
 * the stage, which it leaves whole, general knowledge: in mm.
 */
const KINDS: Readonly<Record<number, readonly Quantity[]>> = {
  1: [{ element: 'rain', bytes: 3, decimals: 1, unit: 'mm' }],
  2: [{ element: 'stage', bytes: 4, decimals: 3, unit: 'm', property: 'stage' }],
  4: [{ element: 'velocity', bytes: 3, decimals: 3, unit: 'm/s', property: 'velocity' }],
  9: [
    {
      element: 'water_temperature',
      bytes: 2,
      decimals: 1,
      unit: 'degC',
      property: 'water_temperature',
    },
  ],
  11: [{ element: 'soil_moisture', bytes: 2, decimals: 1, unit: '%', property: 'soil_moisture' }],
  12: [{ element: 'evaporation', bytes: 3, decimals: 1, unit: 'mm' }],
};
