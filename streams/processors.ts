import { forecasts } from './forecasts/forecasts.ts';
import { health } from './health/health.ts';
import { keepRunning, type RunOptions } from './keep-running.ts';
import { late } from './late/late.ts';
import type { StreamsContext } from './processor.ts';
import { quality } from './quality/quality.ts';
import { rainForecasts } from './rain-forecasts/rain-forecasts.ts';
import { together } from './together.ts';
import { warnings } from './warnings/warnings.ts';

/** Runs every processor of the house, in the order in which a reading meets them, until the signal aborts. */
export async function runProcessors(context: StreamsContext, options: RunOptions): Promise<void> {
  await Promise.all([
    keepRunning(together(quality, rainForecasts), context, options),
    keepRunning(late, context, options),
    keepRunning(together(warnings, health), context, options),
    keepRunning(forecasts, context, options),
  ]);
}
