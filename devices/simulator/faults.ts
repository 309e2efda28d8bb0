import { propertyOf } from '../../domain/property.ts';
import type { Series, Station } from '../../domain/station.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import { between, chance, keyOf } from '../random.ts';
import type { Span } from './basin.ts';
import { type Instrument, instrumentOf } from './instruments.ts';

/** What gear in the field does wrong. */
export const FAULT_KINDS = [
  'spike', // one value far off
  'flat_line', // a float that hangs: the same value for days
  'gap', // nothing is sent
  'duplicate', // every packet is sent twice
  'late_burst', // a broken line: packets wait and come all at once
  'wrong_clock', // stamps of another time
  'clock_offset', // stamps some minutes ahead or behind
  'drift', // the zero creeps away until it is set again
  'fouling', // a sensor that is overgrown or blocked, the more the longer
  'battery', // it is not charged any more: the voltage sinks until the gear falls silent
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault as it was put in: what quality control has to find. */
export interface Fault {
  readonly kind: FaultKind;
  readonly station: string;
  /** The series it is in; a fault of the whole gear has none. */
  readonly property?: string;
  /** From here, epoch ms; a spike is in the first reading at or after it. */
  readonly from: number;
  readonly to: number;
  /**
   * What is added in canonical units: to a spike's value, and in the end by drift and a failing battery; by what share
   * fouling changes the value in the end; how far a clock is off, ms.
   */
  readonly size?: number;
}

/**
 * The faults of a station that touch a span. They depend on the seed, the station and the day alone, so this is the
 * fault log too: ask for the same span again and judge quality control by it.
 */
export function faultsOf(seed: number, station: Station, span: Span): Fault[] {
  return FAULT_KINDS.flatMap((kind) => {
    const first = Math.floor((span.from - HABITS[kind].lasts[1]) / DAY_MS);
    const days = Array.from(
      { length: Math.floor(span.to / DAY_MS) - first + 1 },
      (_, i) => first + i,
    );
    return days
      .map((day) => faultOfDay(kind, day, { seed, station }))
      .filter((fault) => fault !== undefined)
      .filter(({ from, to }) => from <= span.to && to >= span.from);
  });
}

/** How often each happens a station and day, and how long it lasts. */
const HABITS: Record<
  FaultKind,
  { readonly aDay: number; readonly lasts: readonly [number, number] }
> = {
  spike: { aDay: 0.08, lasts: [0, 0] },
  flat_line: { aDay: 0.004, lasts: [56 * HOUR_MS, 80 * HOUR_MS] },
  gap: { aDay: 0.02, lasts: [HOUR_MS, 6 * HOUR_MS] },
  duplicate: { aDay: 0.04, lasts: [10 * MINUTE_MS, 2 * HOUR_MS] },
  late_burst: { aDay: 0.01, lasts: [HOUR_MS, 5 * HOUR_MS] },
  wrong_clock: { aDay: 0.006, lasts: [HOUR_MS, 3 * HOUR_MS] },
  clock_offset: { aDay: 0.01, lasts: [6 * HOUR_MS, 24 * HOUR_MS] },
  drift: { aDay: 0.003, lasts: [5 * DAY_MS, 15 * DAY_MS] },
  fouling: { aDay: 0.003, lasts: [5 * DAY_MS, 15 * DAY_MS] },
  battery: { aDay: 0.006, lasts: [2 * DAY_MS, 4 * DAY_MS] },
};

type Draw = (what: number) => number;

function faultOfDay(
  kind: FaultKind,
  day: number,
  { seed, station }: { seed: number; station: Station },
): Fault | undefined {
  const draw = (what: number) =>
    chance(seed, keyOf(station.id), day, FAULT_KINDS.indexOf(kind), 90 + what);
  const { aDay, lasts } = HABITS[kind];
  if (draw(0) >= aDay) return undefined;
  const from = Math.floor(day * DAY_MS + draw(1) * DAY_MS);
  const fault = { kind, station: station.id, from, to: from + between(...lasts, draw(2)) };
  if (kind === 'wrong_clock') return { ...fault, size: clockShift(from, draw(3)) };
  if (kind === 'clock_offset') return { ...fault, size: signed(minutes(draw(3)), draw(5)) };
  const strikes = STRIKES[kind];
  return strikes ? inSeries(fault, strikes, station, draw) : fault;
}

/** A clock some hours ahead, one that fell back to 1970, one lost in 2059. */
const CLOCKS = [3 * HOUR_MS, 0, Date.UTC(2059, 0)] as const;

function clockShift(from: number, draw: number): number {
  const [ahead, ...lost] = CLOCKS;
  const clock = lost[Math.floor(draw * CLOCKS.length) - 1];
  return clock === undefined ? ahead : clock - from;
}

/** One to eight, of the clocks that nobody has set for months. */
function minutes(draw: number): number {
  return MINUTE_MS * Math.floor(between(1, 9, draw));
}

/** The size of a fault in a series from three draws; undefined where this fault is none in it. */
type Strike = (
  instrument: Instrument,
  series: Series,
  draws: { readonly sign: number; readonly size: number },
) => number | undefined;

/** Of the faults that are in one series: where, and how bad. */
const STRIKES: Partial<Record<FaultKind, Strike>> = {
  spike: ({ spike, spikeInSpans }, series, { sign, size }) =>
    spike &&
    (isNeverNegative(series) ? Math.abs : (far: number) => signed(far, sign))(
      between(...spike, size) * (spikeInSpans ? usualSpan(series) : 1),
    ),
  flat_line: ({ hangs }) => (hangs ? 0 : undefined),
  drift: ({ drift }, _series, { sign, size }) =>
    drift && signed(drift * between(0.5, 1.5, size), sign),
  fouling: ({ fouling }, _series, { size }) => fouling && fouling * between(0.5, 1.1, size),
  battery: (_instrument, { property }, { size }) =>
    property === 'supply_voltage' ? -between(2.5, 4, size) : undefined,
};

/** Puts a fault into one of the series it can happen to; undefined where there is none. */
function inSeries(fault: Fault, strike: Strike, station: Station, draw: Draw): Fault | undefined {
  const struck = station.series.flatMap((series) => {
    const draws = { sign: draw(5), size: draw(6) };
    const size = strike(instrumentOf(series.property), series, draws);
    return size === undefined ? [] : [{ ...fault, property: series.property, size }];
  });
  return struck[Math.floor(draw(4) * struck.length)];
}

/** A disturbed reading of an amount is too much of it. */
function isNeverNegative({ property }: Series): boolean {
  return propertyOf(property)?.gross[0] === 0;
}

function usualSpan({ limits }: Series): number {
  const [low, high] = limits?.usual ?? [0, 10_000];
  return high - low;
}

function signed(size: number, draw: number): number {
  return draw < 0.5 ? -size : size;
}
