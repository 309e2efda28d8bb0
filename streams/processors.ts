import { keepRunning, type Pause } from './keep-running.ts';
import type { Processor, StreamsContext } from './processor.ts';
import { quality } from './quality/quality.ts';
import { warnings } from './warnings/warnings.ts';

/** Every processor of the house, in the order in which a reading meets them. */
export const PROCESSORS = [loop(quality), loop(warnings)];

/** Runs one processor until the signal aborts. */
export type Loop = (
  context: StreamsContext,
  options: { readonly signal: AbortSignal; readonly pause?: Pause },
) => Promise<void>;

function loop<In>(processor: Processor<In>): Loop {
  return (context, options) => keepRunning(processor, context, options);
}
