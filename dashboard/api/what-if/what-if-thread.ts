import { parentPort } from 'node:worker_threads';
import { assimilate } from '../../../devices/basin/assimilation/assimilate.ts';
import type { Observed } from '../../../devices/basin/assimilation/observed.ts';
import { createWhatIf, type WhatIf } from '../../../devices/basin/what-if/what-if.ts';
import type { RainForecast } from '../../../domain/rain-forecast.ts';
import type { StartState } from '../../../domain/start-state.ts';
import type { Station } from '../../../domain/station.ts';
import type { WhatIfInputs } from '../../../domain/what-if.ts';
import type { WhatIfRun } from '../../../domain/what-if-run.ts';

/** What the thread is asked: to take a new start, or to look ahead from the start it has. */
export type Task =
  | { readonly kind: 'start'; readonly observed: Observed }
  | ({ readonly kind: 'run' } & Supposition);

/** What is supposed, and what else the look ahead leans on. */
export interface Supposition {
  readonly inputs: WhatIfInputs;
  readonly stations: readonly Station[];
  /** Those that say something of the look ahead, one an area. */
  readonly forecasts: readonly RainForecast[];
}

export interface Question {
  readonly id: number;
  readonly task: Task;
}

/** `value` is a StartState for a start, and the run and its base for a run. */
export interface Answer {
  readonly id: number;
  readonly value?: StartState | Outcome | undefined;
  readonly error?: Error;
}

export interface Outcome {
  readonly run: WhatIfRun;
  readonly base: WhatIfRun;
  /** The start from which it went. */
  readonly state: StartState;
}

let start: { readonly told: StartState; readonly whatIf: WhatIf } | undefined;

parentPort?.on('message', ({ id, task }: Question) => {
  parentPort?.postMessage(answerTo(id, task));
});

function answerTo(id: number, task: Task): Answer {
  try {
    return { id, value: task.kind === 'start' ? begin(task.observed) : run(task) };
  } catch (error) {
    return { id, error: error as Error };
  }
}

function begin(observed: Observed): StartState {
  const found = assimilate(observed);
  start = { told: found.told, whatIf: createWhatIf(found) };
  return found.told;
}

function run({ inputs, stations, forecasts }: Supposition): Outcome {
  if (start === undefined) throw new Error('Asked to look ahead before it had a start');
  const registry = new Map(stations.map((station) => [station.id, station]));
  return { ...start.whatIf(inputs, registry, forecasts), state: start.told };
}
