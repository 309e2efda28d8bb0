/** What a sub-basin got and could have lost, mm by the day; NaN where not known. */
export interface BasinDays {
  readonly rain: Float64Array;
  readonly evaporation: Float64Array;
}

/** Days of the basin in order without a hole, each from 00:00 UTC, 08:00 in Beijing; NaN where a value is not known. */
export interface DailyRecord {
  /** Epoch ms at which day 0 begins. */
  readonly from: number;
  readonly days: number;
  /** By id of the reported basin. */
  readonly basins: Readonly<Record<string, BasinDays>>;
  /** Means at Xingzi, m. */
  readonly stage: Float64Array;
  /** Means at the outlets by station, m3/s. */
  readonly discharge: Readonly<Record<string, Float64Array>>;
}
