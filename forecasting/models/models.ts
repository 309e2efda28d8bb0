import { climatology } from './climatology.ts';
import { lstm } from './lstm.ts';
import type { ModelKind } from './model.ts';
import { persistence } from './persistence.ts';
import { quantileMlp } from './quantile-mlp.ts';
import { ridge } from './ridge.ts';
import { xinanjiang } from './xinanjiang.ts';

/** Every model, simplest first; the stack weighs them. */
export const MODELS: readonly ModelKind[] = [
  persistence,
  climatology,
  ridge,
  xinanjiang,
  quantileMlp,
  lstm,
];

/** What a forecast is held against, as it was fitted: nobody recalibrates what is to be beaten. */
export const REFERENCES: readonly string[] = [persistence.name, climatology.name];
