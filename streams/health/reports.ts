import { DAY_MS, SECOND_MS } from '../../domain/time.ts';
import { gapsIn } from '../quality/gaps.ts';

/** Which reports of the last day came, to a quarter of the interval: a set, so that neither order nor doubles change it. */
export interface Reports {
  readonly quarterMs: number;
  readonly bits: Uint32Array;
  /** How many quarters are looked back on. */
  readonly size: number;
  /** The newest quarter in which one came; −1 before the first. */
  newest: number;
  /** The earliest stamp ever met, epoch ms: before it nothing was due. */
  first: number;
}

export function reportsOf(intervalMs: number): Reports {
  const quarterMs = intervalMs / QUARTERS;
  const size = Math.ceil(DAY_MS / quarterMs) + QUARTERS;
  const bits = new Uint32Array(Math.ceil(size / 32));
  return { quarterMs, bits, size: bits.length * 32, newest: -1, first: Number.POSITIVE_INFINITY };
}

/** Takes note of a report by its stamp, epoch ms. */
export function noteReport(reports: Reports, time: number): void {
  const { quarterMs, size } = reports;
  const quarter = Math.floor(time / quarterMs);
  if (time < reports.first) reports.first = time;
  if (quarter > reports.newest) moveOn(reports, quarter);
  else if (quarter <= reports.newest - size) return;
  const bit = quarter % size;
  reports.bits[bit >>> 5] = (reports.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/**
 * How many reports were due in the day up to `asOf`, epoch ms, or since the first, and how many of them are missing. As of
 * `gapsIn`, one that is half an interval late or early is not; null while none was due.
 */
export function lossOf(
  reports: Reports,
  asOf: number,
): { readonly due: number; readonly missing: number } | null {
  const { quarterMs, first, newest } = reports;
  const from = Math.max(asOf - DAY_MS, first);
  const due = Math.floor((asOf - from) / (QUARTERS * quarterMs));
  if (newest < 0 || due < 1) return null;
  const times = timesOf(reports, from);
  if (times.length === 0) return { due, missing: due };
  // Half an interval before the first that is due, and what is due by now.
  const around = [from - 2 * quarterMs, ...times, asOf];
  const gaps = gapsIn(around, (QUARTERS * quarterMs) / SECOND_MS);
  return {
    due,
    missing: Math.min(
      due,
      gaps.reduce((sum, gap) => sum + gap.missing, 0),
    ),
  };
}

/** In order, to a quarter. */
function timesOf(reports: Reports, from: number): number[] {
  const { quarterMs, size, newest } = reports;
  const times: number[] = [];
  const first = Math.max(Math.ceil(from / quarterMs), newest - size + 1);
  for (let quarter = first; quarter <= newest; quarter++) {
    if (isNoted(reports, quarter)) times.push(quarter * quarterMs);
  }
  return times;
}

/** A quarter either way is all that such times may be off. */
const QUARTERS = 4;

function isNoted({ bits, size }: Reports, quarter: number): boolean {
  const bit = quarter % size;
  return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
}

/** What is older than a day makes room. */
function moveOn(reports: Reports, quarter: number): void {
  const { bits, size, newest } = reports;
  if (newest < 0 || quarter - newest >= size) bits.fill(0);
  else {
    for (let q = newest + 1; q <= quarter; q++) {
      const bit = q % size;
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) & ~(1 << (bit & 31));
    }
  }
  reports.newest = quarter;
}
