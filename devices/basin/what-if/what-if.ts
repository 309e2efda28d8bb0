import type { Station } from '../../../domain/station.ts';
import type { WhatIfInputs } from '../../../domain/what-if.ts';
import type { WhatIfRun } from '../../../domain/what-if-run.ts';
import type { Assimilated } from '../assimilation/assimilate.ts';
import { lookAhead } from './look-ahead.ts';
import { reportOf } from './report.ts';

/** What the next 15 days bring under the inputs at the stations that the model knows, and what if nothing were done. */
export function whatIf(
  from: Assimilated,
  inputs: WhatIfInputs,
  stations: ReadonlyMap<string, Station>,
): { readonly run: WhatIfRun; readonly base: WhatIfRun } {
  const run = (supposed: WhatIfInputs) =>
    reportOf(lookAhead(from, supposed), stations, from.offsets);
  return { run: run(inputs), base: run(NOTHING_DONE) };
}

/** The season's rain, rule curves, and the Yangtze with the season. */
export const NOTHING_DONE: WhatIfInputs = {
  rain: { from: 'season' },
  factor: 1,
  gates: {},
  yangtze: { flow: 'season' },
};
