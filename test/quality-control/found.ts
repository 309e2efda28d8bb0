import type { Fault, FaultKind } from '../../devices/simulator/faults.ts';
import { reasonsOf } from '../../domain/quality.ts';
import { gapsIn } from '../../streams/quality/gaps.ts';
import type { JudgedStation, Reported } from './judged-station.ts';
import { type Read, readingsOf } from './readings.ts';

/** Whether quality control saw a fault; undefined where there was nothing to be seen: it fell into a gap, or was cut off by the span. */
export function isFound(fault: Fault, judged: JudgedStation): boolean | undefined {
  const { reports } = judged;
  const isWhole = fault.from >= (reports[0]?.time ?? 0) && fault.to <= (reports.at(-1)?.time ?? 0);
  return isWhole ? FINDS[fault.kind]?.(fault, judged) : undefined;
}

type Finds = (fault: Fault, judged: JudgedStation) => boolean | undefined;

const FINDS: Partial<Record<FaultKind, Finds>> = {
  // The disturbed reading is marked 3 or 4.
  spike: (fault, judged) => marksOf(fault, judged, 'spike')[0],
  // Within the fault somebody is told that nothing moves.
  flat_line(fault, judged) {
    const readings = during(fault, judged, 'flat_line');
    if (readings.length === 0) return undefined;
    return readings.some(({ reasons }) => reasonsOf(reasons).includes('flat_line'));
  },
  // Some reading is marked 3 or 4.
  drift: anyMarked,
  fouling: anyMarked,
  battery: anyMarked,
  // A reading was due, and the times stored show its gap.
  gap(fault, { station, reports, stored }) {
    const [often] = station.series.toSorted((a, b) => a.intervalSeconds - b.intervalSeconds);
    if (!often || !within(fault, reports).some(isDue(often.property))) return undefined;
    const gaps = gapsIn(stored.get(often.property)?.times ?? [], often.intervalSeconds);
    return gaps.some(({ from, to }) => from < fault.to && to > fault.from);
  },
  // Nothing of it is stored, under whatever time.
  wrong_clock(fault, { reports, stored }) {
    const sent = within(fault, reports).flatMap((report) => report.sent?.sendAt ?? []);
    if (sent.length === 0) return undefined;
    const isOfFault = (received: number) =>
      sent.some((at) => received >= at && received < at + 1_000);
    return ![...stored.values()].some((points) => points.received.some(isOfFault));
  },
  // Every reading is stored.
  duplicate: isStored,
  late_burst: isStored,
};

function anyMarked(fault: Fault, judged: JudgedStation): boolean | undefined {
  const marks = marksOf(fault, judged, fault.kind);
  return marks.length === 0 ? undefined : marks.includes(true);
}

function isStored(fault: Fault, { reports, stored }: JudgedStation): boolean | undefined {
  const sent = within(fault, reports).flatMap((report) => report.sent ?? []);
  if (sent.length === 0) return undefined;
  return sent.every(({ stamp, values }) =>
    Object.keys(values).every((property) => stored.get(property)?.times.includes(stamp) ?? false),
  );
}

function marksOf(fault: Fault, judged: JudgedStation, as: FaultKind): boolean[] {
  return during(fault, judged, as).map(({ flag }) => flag === 3 || flag === 4);
}

/** The readings of its series that the fault changed. */
function during(fault: Fault, judged: JudgedStation, as: FaultKind): Read[] {
  const readings = readingsOf(judged, fault.property ?? '').filter((one) => one.fault === as);
  return as === 'spike'
    ? readings.filter(({ time }) => time >= fault.from).slice(0, 1)
    : readings.filter(({ time }) => time >= fault.from && time < fault.to);
}

function within({ from, to }: Fault, reports: readonly Reported[]): Reported[] {
  return reports.filter(({ time }) => time >= from && time < to);
}

function isDue(property: string): (report: Reported) => boolean {
  return ({ properties }) => properties.includes(property);
}
