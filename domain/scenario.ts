import { z } from 'zod';
import { RainForecast } from './rain-forecast.ts';
import { StartState } from './start-state.ts';
import { WhatIfInputs } from './what-if.ts';
import { WhatIfRun } from './what-if-run.ts';

/** A rain forecast that a what-if went by: whose, of when, and from when to when it speaks, epoch ms. */
export const RainSource = RainForecast.pick({
  area: true,
  source: true,
  issued: true,
  from: true,
}).extend({ to: z.number() });
export type RainSource = z.infer<typeof RainSource>;

/** A run beside what would be if nothing were done: the season's rain, rule curves, the Yangtze with the season. */
export const WhatIfAnswer = z.object({
  /** Keep it by PUT /api/what-if/:id. */
  id: z.string(),
  inputs: WhatIfInputs,
  /** Where its rain is the forecast one; the season's mean fell where and when none of them speaks. */
  rainSources: z.array(RainSource).optional(),
  state: StartState,
  run: WhatIfRun,
  base: WhatIfRun,
});
export type WhatIfAnswer = z.infer<typeof WhatIfAnswer>;

/** A what-if that is kept beside the observations; its courses in steps of three hours, its extremes and crossings by the hour. */
export const Scenario = WhatIfAnswer.omit({ state: true }).extend({
  name: z.string().trim().min(1).max(80),
  /** Account that kept it. */
  author: z.string(),
  /** Epoch ms. */
  made: z.number(),
  /** Taken back: kept for the record, shown nowhere. */
  removed: z.boolean().default(false),
});
export type Scenario = z.infer<typeof Scenario>;

/** A scenario in a list. */
export const ScenarioEntry = Scenario.pick({
  id: true,
  name: true,
  author: true,
  made: true,
  inputs: true,
}).extend({ start: z.number() });
export type ScenarioEntry = z.infer<typeof ScenarioEntry>;

export const ScenariosAnswer = z.object({ scenarios: z.array(ScenarioEntry) });
export type ScenariosAnswer = z.infer<typeof ScenariosAnswer>;
