import type { Observation } from '../../../domain/observation.ts';
import { seriesId } from '../../../domain/station.ts';
import type { Aggregate, AggregateQuery, Points, RangeQuery } from '../../../infra/store/store.ts';

/** What a store should say, in the plainest way: a map by series and time. */
export interface StoreModel {
  write(observations: readonly Observation[]): void;
  range(query: RangeQuery): Observation[];
  latest(): Observation[];
  aggregate(query: AggregateQuery): Aggregate[];
}

export function storeModel(): StoreModel {
  const series = new Map<string, Map<number, Observation>>();

  function range({ station, property, from, to, limit, newestFirst }: RangeQuery): Observation[] {
    const all = [...(series.get(seriesId(station, property))?.values() ?? [])]
      .filter(({ time }) => time >= from && time < to)
      .sort((a, b) => a.time - b.time);
    return newestFirst ? all.slice(-(limit ?? all.length)) : all.slice(0, limit);
  }

  return {
    write(observations) {
      for (const observation of observations) {
        const id = seriesId(observation.station, observation.property);
        series.set(id, (series.get(id) ?? new Map()).set(observation.time, observation));
      }
    },
    range,
    latest: () =>
      [...series.values()].flatMap(
        (points) =>
          [...points.values()]
            .filter(({ flag }) => flag <= 3)
            .sort((a, b) => a.time - b.time)
            .at(-1) ?? [],
      ),
    aggregate({ step, origin = 0, ...query }) {
      const steps = Map.groupBy(
        range(query),
        ({ time }) => origin + Math.floor((time - origin) / step) * step,
      );
      return [...steps].map(([time, observations]) => statistics(time, observations));
    },
  };
}

function statistics(time: number, observations: Observation[]): Aggregate {
  const values = observations
    .filter(({ flag }) => flag <= 2)
    .map(({ value }) => value ?? Number.NaN);
  return {
    time,
    count: values.length,
    excluded: observations.length - values.length,
    min: values.length > 0 ? Math.min(...values) : Number.NaN,
    max: values.length > 0 ? Math.max(...values) : Number.NaN,
    sum: values.reduce((sum, value) => sum + value, 0),
    first: values[0] ?? Number.NaN,
    last: values.at(-1) ?? Number.NaN,
  };
}

/** The columns of a range as observations, to compare. */
export function observationsOf(
  points: Points,
  { station, property }: { station: string; property: string },
): Observation[] {
  return Array.from(points.times, (time, i) => {
    const value = points.values[i] ?? Number.NaN;
    return {
      station,
      property,
      time,
      value: Number.isNaN(value) ? null : value,
      flag: points.flags[i] as Observation['flag'],
      reasons: points.reasons[i] ?? -1,
      received: points.received[i] ?? -1,
      raw: { partition: points.rawPartitions[i] ?? -1, offset: points.rawOffsets[i] ?? -1 },
    };
  });
}

/** In an order that does not depend on the store. */
export function sorted(observations: readonly Observation[]): Observation[] {
  const id = (o: Observation) => seriesId(o.station, o.property);
  return observations.toSorted((a, b) =>
    id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : a.time - b.time,
  );
}
