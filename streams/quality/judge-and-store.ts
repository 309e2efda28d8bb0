import type { Observation } from '../../domain/observation.ts';
import { seriesId } from '../../domain/station.ts';
import type { Refused, Store } from '../../infra/store/store.ts';
import { judgeAll } from './judge-arrivals.ts';
import type { MonitoredSeries } from './monitored.ts';

/** What storing came to. */
export interface Outcome {
  /** To be told to others: it is stored. */
  readonly told: readonly Observation[];
  readonly refused: readonly Refused[];
}

/** Judges the arrivals of these series: one write, and another only for late ones that wait for what comes before them. */
export async function judgeAndStore(
  touched: readonly MonitoredSeries[],
  store: Store,
): Promise<Outcome> {
  const told: Observation[][] = [];
  const refused: Refused[] = [];
  for (let waiting = touched; waiting.length > 0; waiting = waiting.filter(hasArrivals)) {
    const judged = await judgeAll(waiting, store);
    const changed = judged.flatMap((one) => one.changed);
    if (changed.length > 0) refused.push(...(await store.write(changed)));
    told.push(judged.flatMap((one) => one.told));
  }
  for (const series of touched) series.again = false;
  return {
    told: refused.length > 0 ? withhold(told.flat(), refused, touched) : told.flat(),
    refused,
  };
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
