import type { Observation } from '../../domain/observation.ts';
import { isUsable, reasonMask, SUSPECT } from '../../domain/quality.ts';
import type { Level } from '../../domain/station.ts';
import type { Watch } from './watch.ts';

/** What a reading tells the watch. */
export type JudgedReading = Pick<Observation, 'time' | 'value' | 'flag' | 'reasons'>;

/** Where a watch stands after a reading. */
export interface Standing {
  /** Bit i: line i is crossed and not yet left. */
  readonly crossed: number;
  /** The last reading that was believable at all. */
  readonly previous: { readonly time: number; readonly value: number } | undefined;
}

/** Before the first reading. */
export const NOTHING_STANDS: Standing = { crossed: 0, previous: undefined };

/**
 * Where the watch stands after one more reading. A sound value crosses or leaves each line for itself. A value that
 * is suspect only for being extreme or fast counts as far as the reading before it bears it out. All other readings
 * leave `before` itself standing.
 */
export function step(watch: Watch, before: Standing, reading: JudgedReading): Standing {
  const { time, value } = reading;
  if (value === null || !isBelievable(reading)) return before;
  const { previous } = before;
  let other: number | undefined = value;
  if (!isUsable(reading.flag)) {
    other = previous && time - previous.time <= watch.reach ? previous.value : undefined;
  }
  const crossed =
    other === undefined ? before.crossed : cross(watch, before.crossed, [value, other]);
  return { crossed, previous: { time, value } };
}

/** Whether the reading alone decides every line, whatever stood before. */
export function settles(watch: Watch, { value, flag }: JudgedReading): boolean {
  if (value === null || !isUsable(flag)) return false;
  return cross(watch, 0, [value, value]) === cross(watch, everyLine(watch), [value, value]);
}

/** The mask in which every line is crossed. */
export function everyLine({ lines }: Watch): number {
  return 2 ** lines.length - 1;
}

/** Suspect for being extreme or fast, which a flood is too; a spike or a standstill is the gear's. */
const FLOODLIKE = reasonMask(['usual_range', 'rate_of_change']);

function isBelievable({ flag, reasons }: JudgedReading): boolean {
  return isUsable(flag) || (flag === SUSPECT && (reasons & ~FLOODLIKE) === 0);
}

/** A line is crossed when both values have reached it, and left when both have gone back far enough. */
function cross({ lines }: Watch, before: number, values: readonly [number, number]): number {
  let crossed = before;
  for (const [i, line] of lines.entries()) {
    const [a, b] = [beyond(line, values[0]), beyond(line, values[1])];
    if (Math.min(a, b) >= 0) crossed |= 1 << i;
    else if (isLeft(line, Math.max(a, b))) crossed &= ~(1 << i);
  }
  return crossed;
}

function isLeft({ hysteresis }: Level, beyond: number): boolean {
  return beyond < 0 && beyond <= -hysteresis;
}

/** How far a value is on the bad side of a line, in millionths: 1903 cm must not fall a hair short of 19.03 m. */
function beyond({ hazard, value: line }: Level, value: number): number {
  return Math.round((hazard === 'flood' ? value - line : line - value) * 1e6) / 1e6;
}
