import type { Span } from '../../devices/simulator/basin.ts';
import { faultsOf } from '../../devices/simulator/faults.ts';
import { SEED } from '../../devices/simulator/start-simulator.ts';
import type { Witness } from '../../devices/simulator/witness.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import type { Store } from '../../infra/store/store.ts';

/**
 * The parts of a span that no history was sent of, the newest first: where the witness has no reading for longer than
 * its gear reports, its own faults apart. So the store itself remembers where a filling stopped.
 */
export async function unfilled(
  store: Pick<Store, 'range'>,
  { station, property }: Witness,
  span: Span,
): Promise<Span[]> {
  const { times } = await store.range({ ...span, station: station.id, property });
  const holes: Span[] = [];
  const edges = [...times, span.to];
  for (const [index, to] of edges.entries()) {
    const hole = { from: edges[index - 1] ?? span.from, to };
    if (isLong(hole, span.to) && !isExcused(hole, { station })) holes.push(hole);
  }
  return holes.toReversed();
}

/** Longer than between two readings: the newest week stands as registered, the others hourly. */
function isLong({ from, to }: Span, now: number): boolean {
  return to - from > (from > now - 6 * DAY_MS ? 20 * MINUTE_MS : SLACK_MS);
}

const SLACK_MS = 3 * HOUR_MS;

function isExcused(hole: Span, { station }: Pick<Witness, 'station'>): boolean {
  return faultsOf(SEED, station, hole).some(
    ({ kind, from, to }) =>
      SILENT.has(kind) && from - SLACK_MS <= hole.from && hole.to <= to + SLACK_MS,
  );
}

/** Faults after which readings are missing for good. */
const SILENT: ReadonlySet<string> = new Set(['gap', 'battery', 'wrong_clock', 'clock_offset']);
