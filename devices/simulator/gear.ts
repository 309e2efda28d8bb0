import type { Basin, Span } from './basin.ts';
import type { Fault } from './faults.ts';
import { charge, measured, shown } from './measure.ts';
import type { Report } from './reports.ts';

/** A report as the gear sends it, faults and all. */
export interface Sent {
  readonly station: string;
  /** The stamp it carries, epoch ms. */
  readonly stamp: number;
  /** Canonical units, as the instruments show them. */
  readonly values: Readonly<Record<string, number>>;
  /** Not before this, epoch ms. */
  readonly sendAt: number;
  readonly copies: number;
}

/** What a station's gear makes of a report with those faults in force; undefined when it sends nothing. */
export function sentBy(basin: Basin, report: Report, faults: readonly Fault[]): Sent | undefined {
  const { station, time } = report;
  const inForce = (kind: Fault['kind']) =>
    faults.find((fault) => fault.kind === kind && fault.from <= time && time < fault.to);
  if (inForce('gap') || isSpent(report, faults)) return undefined;

  const values: Record<string, number> = {};
  for (const { property, span } of report.series) {
    const felt = frozen(span, property, inForce('flat_line'));
    const actual = basin.sense(station, property, felt);
    if (actual === undefined) continue;
    const measuring = { station: station.id, property, time: felt.to, faults };
    const value = measured(actual, measuring) + spikeIn(faults, property, span);
    values[property] = shown(value, property);
  }
  if (Object.keys(values).length === 0) return undefined;
  const clock = inForce('wrong_clock') ?? inForce('clock_offset');
  return {
    station: station.id,
    stamp: time + (clock?.size ?? 0),
    values,
    sendAt: Math.max(time, inForce('late_burst')?.to ?? time),
    copies: inForce('duplicate') ? 2 : 1,
  };
}

/** A battery that has lost so much, V, runs nothing any more. */
const SPENT = -2.2;

function isSpent({ station, time }: Report, faults: readonly Fault[]): boolean {
  return charge({ station: station.id, property: 'supply_voltage', time, faults }) < SPENT;
}

/** A hanging float shows what it showed when it got stuck. */
function frozen(span: Span, property: string, fault: Fault | undefined): Span {
  if (fault?.property !== property) return span;
  return { from: fault.from - (span.to - span.from), to: fault.from };
}

function spikeIn(faults: readonly Fault[], property: string, { from, to }: Span): number {
  const spike = faults.find(
    (fault) =>
      fault.kind === 'spike' &&
      fault.property === property &&
      fault.from > from &&
      fault.from <= to,
  );
  return spike?.size ?? 0;
}
