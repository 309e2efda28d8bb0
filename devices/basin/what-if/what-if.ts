import type { RainForecast } from '../../../domain/rain-forecast.ts';
import type { Station } from '../../../domain/station.ts';
import type { WhatIfInputs } from '../../../domain/what-if.ts';
import type { WhatIfRun } from '../../../domain/what-if-run.ts';
import type { Assimilated } from '../assimilation/assimilate.ts';
import { lookAhead } from './look-ahead.ts';
import { reportOf } from './report.ts';

/**
 * What the next 15 days bring under some inputs at the stations that the model knows, and what if nothing were done. Rain
 * forecasts are those that say something of these days, one an area.
 */
export type WhatIf = (
  inputs: WhatIfInputs,
  stations: ReadonlyMap<string, Station>,
  forecasts?: readonly RainForecast[],
) => { readonly run: WhatIfRun; readonly base: WhatIfRun };

/** What-ifs from one start; the way without anything done is gone once for all of them. */
export function createWhatIf(from: Assimilated): WhatIf {
  const nothing = lookAhead(from, NOTHING_DONE);
  return (inputs, stations, forecasts) => ({
    run: reportOf(lookAhead(from, inputs, forecasts), stations, from.offsets),
    base: reportOf(nothing, stations, from.offsets),
  });
}

/** The season's rain, rule curves, and the Yangtze with the season. */
export const NOTHING_DONE: WhatIfInputs = {
  rain: { from: 'season' },
  factor: 1,
  gates: {},
  yangtze: { flow: 'season' },
};
