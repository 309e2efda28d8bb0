import { propertyOf } from '../../domain/property.ts';
import type { Station } from '../../domain/station.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import type { Span } from './basin.ts';
import { between, chance, keyOf } from './random.ts';

/** What gear in the field does wrong. */
export const FAULT_KINDS = [
  'spike', // one value far off
  'flat_line', // a float that hangs: the same value for days
  'gap', // nothing is sent
  'duplicate', // every packet is sent twice
  'late_burst', // a broken line: packets wait and come all at once
  'wrong_clock', // stamps of another time
] as const;
type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault as it was put in: what quality control has to find. */
export interface Fault {
  readonly kind: FaultKind;
  readonly station: string;
  /** Of a spike and a flat line: the series they are in. */
  readonly property?: string;
  /** From here, epoch ms; a spike is in the first reading at or after it. */
  readonly from: number;
  readonly to: number;
  /** What is added: to a spike's value in canonical units, to a wrong clock's stamp in ms. */
  readonly size?: number;
}

/**
 * The faults of a station that touch a span. They depend on the seed, the station and the day alone, so this is the
 * fault log too: ask for the same span again and judge quality control by it.
 */
export function faultsOf(seed: number, station: Station, span: Span): Fault[] {
  const faults: Fault[] = [];
  const first = Math.floor((span.from - LONGEST_MS) / DAY_MS);
  for (let day = first; day * DAY_MS <= span.to; day++)
    for (const kind of FAULT_KINDS) {
      const fault = faultOfDay(kind, day, { seed, station });
      if (fault && fault.from <= span.to && fault.to >= span.from) faults.push(fault);
    }
  return faults;
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
};

const LONGEST_MS = 80 * HOUR_MS;

/** A clock some hours ahead, one that fell back to 1970, one lost in 2059. */
const CLOCKS = [3 * HOUR_MS, 0, Date.UTC(2059, 0)] as const;

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
  return kind === 'spike' || kind === 'flat_line' ? inSeries(fault, station, draw) : fault;
}

function clockShift(from: number, draw: number): number {
  const [ahead, ...lost] = CLOCKS;
  const clock = lost[Math.floor(draw * CLOCKS.length) - 1];
  return clock === undefined ? ahead : clock - from;
}

/** Puts a fault into one of the series it can happen to; undefined where there is none. */
function inSeries(
  fault: Fault,
  station: Station,
  draw: (what: number) => number,
): Fault | undefined {
  const sizes = fault.kind === 'spike' ? SPIKE_TIMES : [1, 1];
  const candidates = station.series.filter(
    ({ property }) => reach(fault.kind, property) !== undefined,
  );
  const chosen = candidates[Math.floor(draw(4) * candidates.length)];
  if (!chosen) return undefined;
  const sign = draw(5) < 0.5 && chosen.property !== 'rainfall' ? -1 : 1;
  const size =
    sign * between(sizes[0], sizes[1], draw(6)) * (reach(fault.kind, chosen.property) ?? 0);
  return { ...fault, property: chosen.property, size };
}

/** A spike's size in units of what quality control should just see. */
const SPIKE_TIMES = [2.5, 8] as const;

/** The size that quality control should just see, or undefined where this fault is none in this property. */
function reach(kind: FaultKind, key: string): number | undefined {
  if (kind === 'flat_line') return propertyOf(key)?.flat && 0;
  return key === 'rainfall' ? propertyOf(key)?.gross[1] : propertyOf(key)?.spike;
}
