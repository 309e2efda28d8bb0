/** What a model may know at each step, by name: NaN where a rule says that too much is missing. */
export interface Feature {
  /** "Q mean of 3 d": tells the column it comes from and what was made of it. */
  readonly name: string;
  /** When it is there, in words for a person whose data has too many gaps. */
  readonly rule: string;
  /** One value a step of the series. */
  readonly values: Float64Array;
}

/** How features are made. */
export interface Making {
  /** Longest window of a rolling mean, steps. */
  readonly longest: number;
  /** Those of earlier steps are not needed, and NaN. */
  readonly from?: number | undefined;
}
