import type { FAIL, SUSPECT } from './quality.ts';

/** What gear may say against a value that it sends all the same. */
export interface Doubt {
  /** No better flag than this one is due to the value. */
  readonly flag: typeof SUSPECT | typeof FAIL;
  readonly reason: DoubtReason;
}

export type DoubtReason =
  | 'stopped' // the instrument was not running
  | 'maintenance' // somebody was at work on it
  | 'calibration' // it measured a standard, not the water or the air
  | 'fault' // it knows itself to be out of order
  | 'no_contact' // the logger could not reach it
  | 'manual' // a person set the value
  | 'over_range' // it cannot measure as much as there is
  | 'other'; // a word of the maker's own
