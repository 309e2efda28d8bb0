import type { RainForecastsAnswer } from '../../../domain/api-answers.ts';
import type { Scenario, ScenariosAnswer, WhatIfAnswer } from '../../../domain/scenario.ts';
import type { StartAnswer } from '../../../domain/start-state.ts';
import type { WhatIfInputs } from '../../../domain/what-if.ts';
import { askAs, type Person } from '../live/ask-as.ts';

/** What the page asks of the house about what-ifs. Rejects with the house's own sentence where it says one. */
export interface WhatIfApi {
  start(): Promise<StartAnswer>;
  rainForecasts(): Promise<RainForecastsAnswer>;
  list(): Promise<ScenariosAnswer>;
  one(id: string): Promise<Scenario>;
  run(inputs: WhatIfInputs, person: Person): Promise<WhatIfAnswer>;
  keep(id: string, name: string, person: Person): Promise<Scenario>;
  remove(id: string, person: Person): Promise<void>;
}

/** The API over HTTP, from the page's own origin. */
export function httpWhatIfApi(): WhatIfApi {
  return {
    start: () => askAs('/what-if/start'),
    rainForecasts: () => askAs('/rain-forecasts'),
    list: () => askAs('/what-if'),
    one: (id) => askAs(`/what-if/${id}`),
    run: (inputs, person) => askAs('/what-if', { method: 'POST', body: inputs, person }),
    keep: (id, name, person) => askAs(`/what-if/${id}`, { method: 'PUT', body: { name }, person }),
    remove: (id, person) => askAs(`/what-if/${id}`, { method: 'DELETE', person }),
  };
}
