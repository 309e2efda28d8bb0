import type { Task } from '../task.ts';
import type { ModelCard } from './card.ts';
import type { Reach } from './reach.ts';

/**
 * A way to forecast, one file each beside this one. To add one: write its file after its sibling, and its line in models.ts.
 * A fitted model is a plain object; what it learned it learned from the issues to train and validate on, nothing later.
 */
export interface ModelKind {
  readonly name: string;
  /** One sentence for people: what it is, and from whom. */
  readonly about: string;
  /** Another seed gives another model. */
  readonly seeded: boolean;
  fit(task: Task, parts: FitParts, options: FitOptions): Promise<Model>;
  /** One model over many gauges of the same step, told apart by what they are like: a model a gauge, in their order. */
  fitRegion?(gauges: readonly Gauge[], options: FitOptions): Promise<readonly Model[]>;
  /** Whether the series has what the model needs; every series has where this is left out. */
  suits?(task: Task): boolean;
  /** What `save` wrote to that folder. Throws DATA_DAMAGED for anything else. */
  load(folder: string): Promise<Model>;
}

/** A gauge of a region, and the issues to fit it by. */
export interface Gauge {
  readonly task: Task;
  readonly parts: FitParts;
}

export interface Model {
  /** What it was made from and by: stands beside it in its folder. */
  readonly card: ModelCard;
  /** So many steps before an issue it reads the features of too; none where left out. */
  readonly lookBack?: number | undefined;
  /** What its forecasts may reach; left out where it knows no bounds. */
  readonly reach?: Reach | undefined;
  /**
   * Quantiles at LEVELS for each lead of the task, ascending, in the target's unit: a row an issue. Throws CONFIG naming the
   * first feature that the model was fitted on and the task does not have.
   */
  predict(task: Task, issues: Int32Array): Promise<Forecasts>;
  save(folder: string): Promise<void>;
  /** Gives back memory that the garbage collector does not see. */
  close(): void;
}

/** One array a lead, see quantiles.ts. */
export type Forecasts = readonly Float64Array[];

export interface FitParts {
  /** Issues, as indices of steps, to learn from. */
  readonly train: Int32Array;
  /** Later ones, to stop, choose and calibrate by. */
  readonly validate: Int32Array;
}

export interface FitOptions {
  /** The same seed gives the same model. */
  readonly seed: number;
}
