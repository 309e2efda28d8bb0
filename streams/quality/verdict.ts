import { doubtsIn, flagOfDoubts } from '../../domain/doubt.ts';
import { FAIL, type Flag, GOOD, MISSING, NOT_EVALUATED, reasonMask } from '../../domain/quality.ts';
import type { Check, Surrounded } from './check.ts';
import { flatLine } from './checks/flat-line.ts';
import { grossRange } from './checks/gross-range.ts';
import { rateOfChange } from './checks/rate-of-change.ts';
import { spike } from './checks/spike.ts';
import { usualRange } from './checks/usual-range.ts';
import type { Rules } from './rules.ts';

/** A flag, and the reasons for it as a mask. */
export interface Verdict {
  readonly flag: Flag;
  readonly reasons: number;
}

/** Every check of a value, the final ones first. */
const CHECKS: readonly Check[] = [grossRange, usualRange, rateOfChange, spike, flatLine];

/** The sensor itself said that it has no value. */
export const NO_VALUE: Verdict = { flag: MISSING, reasons: reasonMask(['missing']) };

/**
 * What the checks make of a value: the worst flag wins, the reasons add up. A failed value is no measurement, so
 * it is asked nothing more. Where no check had anything to judge by, the value is "not evaluated".
 */
export function verdictOf(point: Surrounded, rules: Rules): Verdict {
  let flag: Flag = NOT_EVALUATED;
  let reasons = 0;
  for (const [check, bit] of BITS) {
    const found = check.finds(point, rules);
    if (found === undefined) continue;
    if (found) reasons |= bit;
    flag = worse(flag, found ? check.flag : GOOD);
    if (flag === FAIL) break;
  }
  return flag === NOT_EVALUATED ? NOTHING_TO_JUDGE_BY : { flag, reasons };
}

/** The verdict with what the gear itself said of its value, in the mask `reasons`: that stands whatever the checks find. */
export function withDoubts(verdict: Verdict, reasons: number): Verdict {
  const due = flagOfDoubts(reasons);
  if (due === undefined) return verdict;
  const found = verdict === NOTHING_TO_JUDGE_BY ? 0 : verdict.reasons;
  const flag = verdict.flag === MISSING ? MISSING : worse(verdict.flag, due);
  return { flag, reasons: found | doubtsIn(reasons) };
}

/** The verdict on a value that its own gear says is no measurement: it is asked nothing more. undefined for others. */
export function disownedBy(reasons: number): Verdict | undefined {
  return flagOfDoubts(reasons) === FAIL ? { flag: FAIL, reasons: doubtsIn(reasons) } : undefined;
}

const BITS = CHECKS.map((check) => [check, reasonMask([check.reason])] as const);

const NOTHING_TO_JUDGE_BY: Verdict = { flag: NOT_EVALUATED, reasons: reasonMask(['no_limits']) };

function worse(a: Flag, b: Flag): Flag {
  return a === NOT_EVALUATED || b > a ? b : a;
}
