/** Numbers of one quantity at the steps of its series; NaN where there is none. */
export interface Column {
  readonly name: string;
  /** As in series.json: discharge, stage, rainfall, air_temperature … */
  readonly quantity: string;
  readonly unit: string;
  readonly values: Float64Array;
}

/** A gauge and what drives it, at a regular step: index i of every column is the time start + i · step. */
export interface Series {
  readonly name: string;
  /** Epoch ms of index 0. */
  readonly start: number;
  /** ms */
  readonly step: number;
  readonly length: number;
  readonly areaKm2?: number | undefined;
  /** What is forecast. */
  readonly target: Column;
  readonly forcings: readonly Column[];
  /** How far ahead, in steps, ascending. */
  readonly leads: readonly number[];
}
