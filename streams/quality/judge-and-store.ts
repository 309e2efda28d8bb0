import type { Observation } from '../../domain/observation.ts';
import { seriesId } from '../../domain/station.ts';
import type { Refused } from '../../infra/store/store.ts';
import { judgeAll } from './judge-arrivals.ts';
import type { MonitoredSeries } from './monitored.ts';
import type { WritesBehind } from './writes-behind.ts';

/** What storing came to. */
export interface Outcome {
  /** To be told to others: it is stored. */
  readonly told: readonly Observation[];
  readonly refused: readonly Refused[];
  /** What other packets had brought already. */
  readonly doubles: readonly Observation[];
}

/**
 * Judges the arrivals of these series: one write, and another only for late ones that wait for what comes before them.
 * Resolves when all are judged, with what storing them will come to.
 */
export async function judgeAndStore(
  touched: readonly MonitoredSeries[],
  store: WritesBehind,
): Promise<{ readonly stored: Promise<Outcome> }> {
  const told: Observation[][] = [];
  const writes: Promise<readonly Refused[]>[] = [];
  const doubles: Observation[][] = [];
  for (let waiting = touched; waiting.length > 0; waiting = waiting.filter(hasArrivals)) {
    const judged = await judgeAll(waiting, store);
    const changed = judged.flatMap((one) => one.changed);
    if (changed.length > 0) writes.push(store.write(changed));
    told.push(judged.flatMap((one) => one.told));
    doubles.push(judged.flatMap((one) => one.doubles));
  }
  for (const series of touched) series.again = false;
  return { stored: outcomeOf(writes, { told: told.flat(), doubles: doubles.flat() }, touched) };
}

async function outcomeOf(
  writes: readonly Promise<readonly Refused[]>[],
  { told, doubles }: Omit<Outcome, 'refused'>,
  touched: readonly MonitoredSeries[],
): Promise<Outcome> {
  const refused = (await Promise.all(writes)).flat();
  return { told: refused.length > 0 ? withhold(told, refused, touched) : told, refused, doubles };
}

function hasArrivals({ arrivals }: MonitoredSeries): boolean {
  return arrivals.length > 0;
}

/** The others; their series are read again when next needed, because memory has what the store has not. */
function withhold(
  told: readonly Observation[],
  refused: readonly Refused[],
  touched: readonly MonitoredSeries[],
): Observation[] {
  const names = new Set(refused.map(({ observation }) => seriesOf(observation)));
  for (const series of touched) if (names.has(seriesOf(series))) series.newest = undefined;
  const moments = new Set(refused.map(({ observation }) => momentOf(observation)));
  return told.filter((observation) => !moments.has(momentOf(observation)));
}

function seriesOf({ station, property }: Pick<Observation, 'station' | 'property'>): string {
  return seriesId(station, property);
}

function momentOf(observation: Observation): string {
  return `${seriesOf(observation)} ${observation.time}`;
}
