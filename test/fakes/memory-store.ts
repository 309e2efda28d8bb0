import type { Observation } from '../../domain/observation.ts';
import { isUsable, SUSPECT } from '../../domain/quality.ts';
import { seriesId } from '../../domain/station.ts';
import type {
  Aggregate,
  AggregateQuery,
  Points,
  RangeQuery,
  Store,
} from '../../infra/store/store.ts';

/** A Store that forgets everything when the test ends: each series an array in order of time. */
export function memoryStore(): Store {
  const series = new Map<string, Observation[]>();

  function between({ station, property, from, to }: RangeQuery | AggregateQuery): Observation[] {
    const points = series.get(seriesId(station, property)) ?? [];
    return points.slice(placeOf(points, from), placeOf(points, to));
  }

  return {
    async write(observations) {
      for (const observation of observations) {
        const id = seriesId(observation.station, observation.property);
        const points = series.get(id) ?? [];
        series.set(id, points);
        const place = placeOf(points, observation.time);
        const replaced = points[place]?.time === observation.time ? 1 : 0;
        points.splice(place, replaced, copyOf(observation));
      }
      return [];
    },

    async range(query) {
      const points = between(query);
      const { limit = points.length, newestFirst = false } = query;
      return columnsOf(
        newestFirst ? points.slice(Math.max(0, points.length - limit)) : points.slice(0, limit),
      );
    },

    async latest() {
      return [...series.values()].flatMap((points) => {
        const latest = points.findLast(({ flag }) => isUsable(flag) || flag === SUSPECT);
        return latest ? [copyOf(latest)] : [];
      });
    },

    async aggregate(query) {
      const { step, origin = 0 } = query;
      const steps = Map.groupBy(
        between(query),
        ({ time }) => origin + Math.floor((time - origin) / step) * step,
      );
      return [...steps].flatMap(([time, points]) => aggregateOf(time, points));
    },

    async close() {},
  };
}

/** The index of the first point that is not before `time`. */
function placeOf(points: readonly Observation[], time: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.time ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function copyOf(observation: Observation): Observation {
  return { ...observation, raw: { ...observation.raw } };
}

function columnsOf(points: readonly Observation[]): Points {
  return {
    times: Float64Array.from(points, ({ time }) => time),
    values: Float64Array.from(points, ({ value }) => value ?? Number.NaN),
    flags: Uint8Array.from(points, ({ flag }) => flag),
    reasons: Uint16Array.from(points, ({ reasons }) => reasons),
    received: Float64Array.from(points, ({ received }) => received),
    rawPartitions: Uint16Array.from(points, ({ raw }) => raw.partition),
    rawOffsets: Float64Array.from(points, ({ raw }) => raw.offset),
  };
}

/** Nothing for a step without a usable value would hide the excluded ones: such a step has NaN statistics. */
function aggregateOf(time: number, points: readonly Observation[]): Aggregate[] {
  const usable = points.filter(({ flag }) => isUsable(flag));
  const values = usable.map(({ value }) => value ?? Number.NaN);
  return [
    {
      time,
      count: values.length,
      excluded: points.length - values.length,
      min: values.length > 0 ? Math.min(...values) : Number.NaN,
      max: values.length > 0 ? Math.max(...values) : Number.NaN,
      sum: values.reduce((sum, value) => sum + value, 0),
      first: values[0] ?? Number.NaN,
      last: values.at(-1) ?? Number.NaN,
    },
  ];
}
