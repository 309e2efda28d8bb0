import type { Observation } from '../../domain/observation.ts';

/**
 * The observations, clustered by series and time: SQLite on one machine, InfluxDB on many.
 * One process writes, any number read. Times are epoch ms, ranges half-open [from, to).
 */
export interface Store {
  /**
   * Durable and visible to every reader when it resolves. Writing (series, time) again replaces it: twice is once.
   * A value that is no finite number is kept as missing, flag 9. Resolves with those that the store refuses for what they are,
   * which writing again does not mend, and has written the others.
   * Rejects with DISK_FULL or STORE_UNAVAILABLE; the batch may then be written again as a whole.
   */
  write(observations: readonly Observation[]): Promise<readonly Refused[]>;
  /** A series' observations in order of time, all flags included. */
  range(query: RangeQuery): Promise<Points>;
  /** Of every series, the newest observation whose flag is good, not evaluated or suspect (1, 2, 3). */
  latest(): Promise<Observation[]>;
  /** Statistics of a series by step, always equal to what `range` would give, late readings included. */
  aggregate(query: AggregateQuery): Promise<Aggregate[]>;
  close(): Promise<void>;
}

export interface Refused {
  readonly observation: Observation;
  /** In the store's own words. */
  readonly reason: string;
}

export interface RangeQuery {
  readonly station: string;
  readonly property: string;
  readonly from: number;
  readonly to: number;
  /** At most that many: the first ones, or with `newestFirst` the last ones. The answer is in order of time all the same. */
  readonly limit?: number;
  readonly newestFirst?: boolean;
}

/** Columns of equal length, in order of time. */
export interface Points {
  readonly times: Float64Array;
  /** NaN where missing. */
  readonly values: Float64Array;
  readonly flags: Uint8Array;
  /** Masks, see `reasonsOf`. */
  readonly reasons: Uint16Array;
  readonly received: Float64Array;
  readonly rawPartitions: Uint16Array;
  readonly rawOffsets: Float64Array;
}

export interface AggregateQuery {
  readonly station: string;
  readonly property: string;
  readonly from: number;
  readonly to: number;
  /** ms. */
  readonly step: number;
  /** A boundary of the steps, epoch ms: 08:00 Beijing time for hydrological days. Default 0. */
  readonly origin?: number;
}

/**
 * Of the usable values (flags 1 and 2) in [time, time + step). A step without observations is left out; one without a
 * usable value has count and sum 0, and NaN for min, max, first and last.
 */
export interface Aggregate {
  readonly time: number;
  readonly count: number;
  /** Observations left out for their flag (3, 4, 9). */
  readonly excluded: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly first: number;
  readonly last: number;
}
