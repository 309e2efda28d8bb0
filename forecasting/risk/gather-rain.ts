import type { Station } from '../../domain/station.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Store } from '../../infra/store/store.ts';
import { rainOf } from '../issue/inputs.ts';
import { ANTECEDENT_DAYS } from './effective-rain.ts';
import type { GaugeRain } from './rain-parts.ts';

/** Of 24 hours the fewest readings by which their rain is known. */
const FEWEST = 20;

/** The rain of every gauge by 24 hours up to a full hour, one question after the other, so that others fall between. */
export async function gatherRain(
  store: Pick<Store, 'aggregate'>,
  stations: readonly Station[],
  hour: number,
): Promise<GaugeRain[]> {
  const from = hour - ANTECEDENT_DAYS * DAY_MS + 1;
  const gauges: GaugeRain[] = [];
  for (const ref of stations.flatMap((station) => rainOf(station) ?? [])) {
    const days = new Float64Array(ANTECEDENT_DAYS).fill(Number.NaN);
    const query = { ...ref, from, to: hour + 1, step: DAY_MS, origin: from };
    for (const { time, count, sum } of await store.aggregate(query))
      if (count >= FEWEST) days[Math.round((time - from) / DAY_MS)] = sum;
    gauges.push({ ...ref, days });
  }
  return gauges;
}
