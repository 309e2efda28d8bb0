import type { Hazard, Level } from '../../../domain/station.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import type { Line } from '../registry/lines.ts';

/** Where a value stands between two lines of one hazard. */
export interface Margin {
  readonly hazard: Hazard;
  /** The last line that was passed, and by how much (≥ 0). */
  readonly passed?: { readonly line: Line; readonly by: number };
  /** The next line that would be passed, how far it is (> 0), and in how many hours at the present rate; absent when not nearing it. */
  readonly next?: { readonly line: Line; readonly left: number; readonly hours?: number };
}

/** The margin of a value to the lines of one hazard; undefined when there are none. `trend` is per hour. */
export function marginTo(
  lines: readonly Line[],
  hazard: Hazard,
  value: number,
  trend: number,
): Margin | undefined {
  const towards = hazard === 'flood' ? 1 : -1;
  const own = lines
    .filter((line) => line.hazard === hazard)
    .map((line) => ({ line, left: round(towards * (line.value - value)) }))
    .sort((a, b) => a.left - b.left);
  if (own.length === 0) return undefined;

  const passed = own.findLast(({ left }) => left <= 0);
  const next = own.find(({ left }) => left > 0);
  const speed = towards * trend;
  return {
    hazard,
    ...(passed && { passed: { line: passed.line, by: Math.abs(passed.left) } }),
    ...(next && { next: speed > 0 ? { ...next, hours: next.left / speed } : next }),
  };
}

/** The margin that matters: of the hazard that has a warning, else to the nearest line. */
export function marginOf(
  lines: readonly Line[],
  value: number,
  trend: number,
  warned: Hazard | undefined,
): Margin | undefined {
  const flood = marginTo(lines, 'flood', value, trend);
  const low = marginTo(lines, 'low_water', value, trend);
  if (warned !== undefined) return warned === 'flood' ? flood : low;
  return distance(low) < distance(flood) ? low : flood;
}

/**
 * The value at which a warning steps down, when it stands although the value is back behind its line: a warning is held
 * for the line's hysteresis, so that waves do not switch it on and off. Undefined when nothing holds it.
 */
export function heldUntil(
  levels: readonly Level[],
  value: number,
  warning: WarningEvent | undefined,
): number | undefined {
  const line = levels.find(
    ({ hazard, property, severity }) =>
      hazard === warning?.hazard && property === warning.property && severity === warning.severity,
  );
  if (line === undefined) return undefined;
  const towards = line.hazard === 'flood' ? 1 : -1;
  const back = round(towards * (line.value - value));
  const isHeld = back > 0 && back < line.hysteresis;
  return isHeld ? round(line.value - towards * line.hysteresis) : undefined;
}

function distance(margin: Margin | undefined): number {
  if (margin === undefined) return Number.POSITIVE_INFINITY;
  return margin.passed === undefined ? (margin.next?.left ?? Number.POSITIVE_INFINITY) : 0;
}

/** Differences of decimals, without their binary dust. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
