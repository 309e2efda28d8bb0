import type { FAIL, Reason, SUSPECT } from '../../domain/quality.ts';
import type { Rules } from './rules.ts';

/** One way in which a value can be at fault: pure, and blind to everything but the values around it. */
export interface Check {
  readonly reason: Reason;
  readonly flag: typeof SUSPECT | typeof FAIL;
  /** true: at fault · false: not · undefined: there is nothing to judge by. */
  finds(point: Surrounded, rules: Rules): boolean | undefined;
}

/** A value that a check may compare with: it is there, and within the gross range. */
export interface Value {
  /** Epoch ms. */
  readonly time: number;
  /** In the property's canonical unit. */
  readonly value: number;
}

/** A value among those around it in its series. */
export interface Surrounded extends Value {
  /** The nearest values before it, among the `LOOKS_BACK` points that come before. */
  readonly previous: Value | undefined;
  readonly beforePrevious: Value | undefined;
  /** The nearest value after it, among the `LOOKS_AHEAD` points that follow. */
  readonly next: Value | undefined;
  /** Since when, epoch ms, and over how many values up to this one, nothing has moved. */
  readonly sameSince: number;
  readonly sameCount: number;
}

/** How many stored points before a point, and after it, its verdict may depend on. Only a standstill reaches further. */
export const LOOKS_BACK = 12;
export const LOOKS_AHEAD = 2;
