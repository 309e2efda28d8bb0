import { FAIL, type Flag, type Reason, reasonMask, SUSPECT } from './quality.ts';

/** What gear may say against a value that it sends all the same, each with the best flag that is due to the value then. */
export const DOUBTS = {
  stopped: FAIL, // the instrument was not running
  maintenance: FAIL, // somebody was at work on it
  calibration: FAIL, // it measured a standard, not the water or the air
  fault: FAIL, // it knows itself to be out of order
  no_contact: FAIL, // the logger could not reach it
  manual: SUSPECT, // a person set the value
  over_range: SUSPECT, // it cannot measure as much as there is
  other_mark: SUSPECT, // a word of the maker's own
} as const satisfies Partial<Record<Reason, Flag>>;

export type Doubt = keyof typeof DOUBTS;

/** The doubts in a mask of reasons: what the gear said of a value, which no check can take away. */
export function doubtsIn(reasons: number): number {
  return reasons & EVERY;
}

/** The flag that doubts alone bring about, or undefined where there are none. */
export function flagOfDoubts(reasons: number): typeof SUSPECT | typeof FAIL | undefined {
  if ((reasons & EVERY) === 0) return undefined;
  return (reasons & FAILING) === 0 ? SUSPECT : FAIL;
}

const words = Object.keys(DOUBTS) as Doubt[];
const EVERY = reasonMask(words);
const FAILING = reasonMask(words.filter((word) => DOUBTS[word] === FAIL));
