import type { RainForecastsAnswer } from '../../../domain/api-answers.ts';
import type { Problem } from '../../../domain/api-problem.ts';
import type { Scenario, ScenariosAnswer, WhatIfAnswer } from '../../../domain/scenario.ts';
import type { StartAnswer } from '../../../domain/start-state.ts';
import type { WhatIfInputs } from '../../../domain/what-if.ts';

/** Who asks. The secret is kept in the page's memory alone. */
export interface Person {
  readonly id: string;
  readonly secret: string;
}

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
    start: () => ask('/what-if/start'),
    rainForecasts: () => ask('/rain-forecasts'),
    list: () => ask('/what-if'),
    one: (id) => ask(`/what-if/${id}`),
    run: (inputs, person) => ask('/what-if', { method: 'POST', body: inputs, person }),
    keep: (id, name, person) => ask(`/what-if/${id}`, { method: 'PUT', body: { name }, person }),
    remove: (id, person) => ask(`/what-if/${id}`, { method: 'DELETE', person }),
  };
}

interface Change {
  readonly method: string;
  readonly person: Person;
  readonly body?: unknown;
}

/** The start may take a while to be found. */
const PATIENCE_MS = 60_000;

async function ask<T>(path: string, change?: Change): Promise<T> {
  const response = await fetch(`/api${path}`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(change && requestOf(change)),
  });
  if (response.status === 204) return undefined as T;
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  throw new Error(problem?.detail ?? `${response.status}`);
}

function requestOf({ method, person, body }: Change): RequestInit {
  const claim = new TextEncoder().encode(`${person.id}:${person.secret}`);
  const authorization = `Basic ${btoa(String.fromCharCode(...claim))}`;
  if (body === undefined) return { method, headers: { authorization } };
  const headers = { authorization, 'content-type': 'application/json' };
  return { method, headers, body: JSON.stringify(body) };
}
