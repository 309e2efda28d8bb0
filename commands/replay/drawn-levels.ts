import type { Severity } from '../../domain/severity.ts';
import type { Level } from '../../domain/station.ts';

/**
 * Illustrative flood lines for a series of which nobody published any: the upper fences of its own values, Q3 + 1.5,
 * 3, 6 and 12 times the interquartile range (the first two are Tukey's, Exploratory Data Analysis, 1977). A flood stands
 * out of them; a calm series, whatever its level and size, stays below. They know the whole series beforehand, so they are no
 * measure of a forecast or a warning, and say so wherever they are shown. Values in canonical units.
 */
export function drawnLevels(property: string, values: readonly number[]): Level[] {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length < FEWEST) return [];
  const [q1, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const spread = Math.max(q3 - q1, SMALLEST_SPREAD);
  return FENCES.map(([severity, times]) => ({
    hazard: 'flood',
    property,
    severity,
    name: {
      zh: `示意线（Q3 + ${times} IQR）`,
      en: `Illustrative line (Q3 + ${times} IQR)`,
    },
    value: Math.round((q3 + times * spread) * 1000) / 1000,
    hysteresis: Math.min(0.1, spread / 4),
    verified: false,
    source: 'drawn from the replayed series itself; illustrative, published by nobody',
  }));
}

const FENCES: readonly (readonly [Severity, number])[] = [
  ['blue', 1.5],
  ['yellow', 3],
  ['orange', 6],
  ['red', 12],
];

/** A day of hours: fewer values say nothing of what is usual. */
const FEWEST = 24;

/** A series that hardly moves is calm, not about to flood; metres of stage. */
const SMALLEST_SPREAD = 0.05;

/** Linear between the two nearest (Hyndman and Fan 1996, type 7). */
function quantile(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
