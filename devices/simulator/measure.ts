import { propertyOf } from '../../domain/property.ts';
import { chance, keyOf } from '../random.ts';
import type { Fault } from './faults.ts';
import { instrumentOf } from './instruments.ts';

/** Where and when an instrument measures, and what is wrong with it, if anything. */
export interface Measuring {
  readonly station: string;
  readonly property: string;
  /** Epoch ms. */
  readonly time: number;
  readonly faults: readonly Fault[];
}

/** What an instrument makes of what there is: fouled, off its zero, with noise, and never beyond its range. */
export function measured(actual: number, measuring: Measuring): number {
  const fouled = actual * (1 + sumOf(measuring, 'fouling', (progress) => progress ** 2));
  const drifted = fouled + sumOf(measuring, 'drift', (progress) => progress) + charge(measuring);
  return withinRange(drifted + noise(actual, measuring), measuring.property);
}

/** What a failing battery has lost, V (below 0). */
export function charge(measuring: Measuring): number {
  return sumOf(measuring, 'battery', (progress) => progress);
}

/** A value in steps of what the instrument shows. */
export function shown(value: number, property: string): number {
  const decimals = propertyOf(property)?.decimals ?? 2;
  const step = instrumentOf(property).resolution ?? 10 ** -decimals;
  return Number((Math.round(value / step) * step).toFixed(decimals));
}

function sumOf(
  { property, time, faults }: Measuring,
  kind: Fault['kind'],
  grown: (progress: number) => number,
): number {
  let sum = 0;
  for (const fault of faults) {
    if (fault.kind !== kind || fault.property !== property) continue;
    if (fault.from > time || time >= fault.to) continue;
    sum += (fault.size ?? 0) * grown((time - fault.from) / (fault.to - fault.from));
  }
  return sum;
}

/** Sum of three even chances: bell-shaped, and never more than three standard deviations. */
function noise(actual: number, { station, property, time }: Measuring): number {
  const { noise = 0, relativeNoise = 0 } = instrumentOf(property);
  const deviation = noise + relativeNoise * Math.abs(actual);
  if (deviation === 0) return 0;
  const keys = [keyOf(station), keyOf(property), time];
  const sum = chance(...keys, 1) + chance(...keys, 2) + chance(...keys, 3);
  return 2 * deviation * (sum - 1.5);
}

function withinRange(value: number, property: string): number {
  const [low, high] = propertyOf(property)?.gross ?? [-Infinity, Infinity];
  return Math.min(high, Math.max(low, value));
}
