import type { Fault, FaultKind } from '../../devices/simulator/faults.ts';
import type { JudgedStation, Reported } from './judged-station.ts';

/** A reading that was sent and is stored, what is made of it, and what was wrong with it. */
export interface Read {
  readonly property: string;
  /** Its stamp, epoch ms. */
  readonly time: number;
  readonly value: number;
  readonly flag: number;
  readonly reasons: number;
  readonly fault: FaultKind | undefined;
}

/** The readings of a property in order of time. Of two with one stamp only the one that is stored; of strange clocks none. */
export function readingsOf({ stored, reports, faults }: JudgedStation, property: string): Read[] {
  const points = stored.get(property);
  const placeOf = new Map(Array.from(points?.times ?? [], (time, i) => [time, i]));
  return reports.flatMap((report, at) => {
    const value = report.sent?.values[property];
    const place = placeOf.get(report.sent?.stamp ?? Number.NaN);
    if (value === undefined || place === undefined || points?.values[place] !== value) return [];
    const [flag, reasons] = [points.flags[place] as number, points.reasons[place] as number];
    const fault = faultIn(report, property, { reports, at, faults });
    return [{ property, time: report.time, value, flag, reasons, fault }];
  });
}

const LASTING: readonly FaultKind[] = ['flat_line', 'drift', 'fouling', 'battery'];

/** What makes the reading another than there should be; a spike shows above all else. */
function faultIn(
  { time }: Reported,
  property: string,
  { reports, at, faults }: { reports: readonly Reported[]; at: number; faults: readonly Fault[] },
): FaultKind | undefined {
  const of = faults.filter((fault) => fault.property === property && fault.from <= time);
  const since = lastBefore(reports, at, property);
  const spike = of.find(({ kind, from }) => kind === 'spike' && from > since);
  const lasting = of.find(({ kind, to }) => LASTING.includes(kind) && time < to);
  return (spike ?? lasting)?.kind;
}

/** When the property was due before, epoch ms. */
function lastBefore(reports: readonly Reported[], at: number, property: string): number {
  for (let i = at - 1; i >= 0; i--) {
    const { properties, time } = reports[i] as Reported;
    if (properties.includes(property)) return time;
  }
  return Number.NEGATIVE_INFINITY;
}
