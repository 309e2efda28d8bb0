import { DAY_MS } from '../../domain/time.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import type { StreamsContext } from '../processor.ts';
import { newestTime, standingBefore } from './readings.ts';
import { type Placed, put, retrace, retraceStored } from './retrace.ts';
import type { JudgedReading, Standing } from './step.ts';
import { differences, type Timeline } from './timeline.ts';
import { toldSince } from './told.ts';
import type { Watch } from './watch.ts';

/** A watch being kept. */
export interface Vigil {
  readonly watch: Watch;
  told: Timeline;
  /** All readings after `base`, in order of time, each with where it left the watch. */
  recent: Placed[];
  /** Up to this time, epoch ms, or −∞, only the store knows the readings; they left the watch there. */
  base: { readonly time: number; readonly standing: Standing };
  /** The time of the newest reading heard; a change before it is a correction. */
  heardTo: number;
}

type Ports = Pick<StreamsContext, 'store' | 'journal' | 'clock'>;

/** Late readings older than this, seen from the newest, no longer change warnings. */
const LOOKS_BACK_MS = 30 * DAY_MS;

/** So many readings are kept at hand at least, once they were heard; twice as many at most. */
const AT_HAND = 64;

/** Takes up a watch again: what was told from the journal, where it stands from the store. */
export async function takeUp({ store, journal }: Ports, watch: Watch): Promise<Vigil> {
  const time = await newestTime(store, watch);
  const told = await toldSince(journal, watch, time - LOOKS_BACK_MS);
  const standing = await standingBefore(store, watch, time + 1);
  const heardTo = told.at(-1)?.readingTime ?? Number.NEGATIVE_INFINITY;
  return { watch, told, recent: [], base: { time, standing }, heardTo };
}

/** Where a watch stands after the newest reading. */
export function standingNow({ recent, base }: Vigil): Standing {
  return recent.at(-1)?.standing ?? base.standing;
}

/** Takes in readings, late ones too, and returns what is to be told: nothing where they change nothing. */
export async function takeIn(
  ports: Ports,
  vigil: Vigil,
  readings: readonly JudgedReading[],
): Promise<WarningEvent[]> {
  const inOrder = lastOfEachTime(readings);
  const first = inOrder[0]?.time ?? Number.POSITIVE_INFINITY;
  const last = inOrder.at(-1)?.time ?? first;
  const oldest = newestOf(vigil) - LOOKS_BACK_MS;
  if (last < oldest) return [];
  const events =
    first > vigil.base.time
      ? goOn(vigil, inOrder, ports.clock.now())
      : await goBack(ports, vigil, { from: Math.max(first, oldest), to: last });
  vigil.heardTo = Math.max(vigil.heardTo, last);
  return events;
}

/** Goes over all readings that still count, as when the lines have changed. */
export function reconsider(ports: Ports, vigil: Vigil): Promise<WarningEvent[]> {
  const to = newestOf(vigil);
  return goBack(ports, vigil, { from: to - LOOKS_BACK_MS, to });
}

/** Retraces the readings at hand from the first that is new. */
function goOn(vigil: Vigil, readings: readonly JudgedReading[], now: number): WarningEvent[] {
  const { watch, recent, base, told, heardTo } = vigil;
  let from = recent.length;
  for (const reading of readings) from = Math.min(from, put(recent, reading));
  const timeline = retrace(watch, { recent, from, before: base.standing, told, now });
  if (recent.length > 2 * AT_HAND) letGo(vigil);
  return tell(vigil, timeline, { heardTo, now });
}

/** Retraces what is stored from `from` on; all readings that have changed lie in [from, to]. */
async function goBack(
  { store, clock }: Ports,
  vigil: Vigil,
  { from, to }: { from: number; to: number },
): Promise<WarningEvent[]> {
  const { watch, told, heardTo } = vigil;
  const now = clock.now();
  const end = Math.max(to, newestOf(vigil));
  const { timeline, standing } = await retraceStored(store, { watch, told, from, to, end, now });
  vigil.base = { time: end, standing: standing ?? standingNow(vigil) };
  vigil.recent = [];
  return tell(vigil, timeline, { heardTo, now });
}

function tell(
  vigil: Vigil,
  timeline: Timeline,
  at: { readonly heardTo: number; readonly now: number },
): WarningEvent[] {
  const events = differences(vigil.told, timeline, at);
  const oldest = newestOf(vigil) - LOOKS_BACK_MS;
  const start = timeline.findLastIndex(({ readingTime }) => readingTime < oldest);
  vigil.told = start > 0 ? timeline.slice(start) : timeline;
  return events;
}

function letGo(vigil: Vigil): void {
  const last = vigil.recent.splice(0, vigil.recent.length - AT_HAND).at(-1);
  if (last) vigil.base = { time: last.reading.time, standing: last.standing };
}

function newestOf({ recent, base }: Vigil): number {
  return recent.at(-1)?.reading.time ?? base.time;
}

function lastOfEachTime(readings: readonly JudgedReading[]): JudgedReading[] {
  return readings
    .toSorted((a, b) => a.time - b.time)
    .filter((reading, i, sorted) => reading.time !== sorted[i + 1]?.time);
}
