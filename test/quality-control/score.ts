import type { Fault, FaultKind } from '../../devices/simulator/faults.ts';
import { FAIL, reasonsOf, SUSPECT } from '../../domain/quality.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { gapsIn } from '../../streams/quality/gaps.ts';
import { isFound } from './found.ts';
import type { JudgedStation } from './judged-station.ts';
import { type Read, readingsOf } from './readings.ts';

/** Faults of a kind in a property that could be seen, and those of them that were. */
export interface Found {
  readonly kind: FaultKind;
  readonly property: string;
  injected: number;
  found: number;
}

/** Good readings of a property, and those of them that were marked 3 or 4. */
export interface FalseFlags {
  readonly property: string;
  good: number;
  suspect: number;
  failed: number;
  readonly reasons: Record<string, number>;
}

/** What quality control is worth, over as many stations as were added. */
export interface Score {
  readonly found: Map<string, Found>;
  readonly flags: Map<string, FalseFlags>;
  /** Crests of stage and discharge, and those of which a reading within two hours was marked. */
  crests: number;
  readonly badCrests: string[];
  /** Silences that no fault explains. */
  falseGaps: number;
}

export function newScore(): Score {
  return { found: new Map(), flags: new Map(), crests: 0, badCrests: [], falseGaps: 0 };
}

export function addTo(score: Score, judged: JudgedStation): void {
  for (const fault of judged.faults) countFault(score, fault, judged);
  for (const { property, intervalSeconds } of judged.station.series) {
    const readings = readingsOf(judged, property);
    const good = readings.filter(({ fault }) => fault === undefined);
    const flags = entryOf(score.flags, property, () => ({
      ...{ property, good: 0, suspect: 0, failed: 0, reasons: {} },
    }));
    for (const one of good) countFlag(flags, one);
    if (property === 'stage' || property === 'discharge') countCrest(score, judged, good);
    const silences = gapsIn(judged.stored.get(property)?.times ?? [], intervalSeconds);
    score.falseGaps += silences.filter((gap) => !isExplained(gap, judged.faults)).length;
  }
}

function countFault({ found }: Score, fault: Fault, judged: JudgedStation): void {
  const is = isFound(fault, judged);
  if (is === undefined) return;
  const { kind, property = '' } = fault;
  const entry = entryOf(found, `${kind} ${property}`, () => ({
    ...{ kind, property, injected: 0, found: 0 },
  }));
  entry.injected++;
  if (is) entry.found++;
}

function countFlag(flags: FalseFlags, { flag, reasons }: Read): void {
  flags.good++;
  if (flag === SUSPECT) flags.suspect++;
  if (flag === FAIL) flags.failed++;
  if (!isBad(flag)) return;
  for (const reason of reasonsOf(reasons)) {
    flags.reasons[reason] = (flags.reasons[reason] ?? 0) + 1;
  }
}

const CREST_MS = 2 * HOUR_MS;

/** The highest good reading of the span. */
function countCrest(score: Score, { station }: JudgedStation, good: readonly Read[]): void {
  const crest = good.reduce((highest, one) => (one.value > highest.value ? one : highest), NONE);
  if (crest === NONE) return;
  score.crests++;
  const around = good.filter(({ time }) => Math.abs(time - crest.time) <= CREST_MS);
  if (around.some(({ flag }) => isBad(flag)))
    score.badCrests.push(`${station.id}/${crest.property}`);
}

const NONE: Read = {
  ...{ property: '', time: 0, value: Number.NEGATIVE_INFINITY },
  ...{ flag: 1, reasons: 0, fault: undefined },
};

const SILENT: readonly FaultKind[] = ['gap', 'battery', 'wrong_clock', 'clock_offset'];

function isExplained({ from, to }: { from: number; to: number }, faults: readonly Fault[]) {
  return faults.some(
    (fault) =>
      SILENT.includes(fault.kind) && fault.from - HOUR_MS < to && fault.to + HOUR_MS > from,
  );
}

function isBad(flag: number): boolean {
  return flag === SUSPECT || flag === FAIL;
}

function entryOf<T>(entries: Map<string, T>, key: string, make: () => T): T {
  const entry = entries.get(key) ?? make();
  entries.set(key, entry);
  return entry;
}
