import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { RainForecast } from '../../../domain/rain-forecast.ts';
import type { Scenario, ScenarioEntry, WhatIfAnswer } from '../../../domain/scenario.ts';
import type { StartAnswer } from '../../../domain/start-state.ts';
import type { Person } from '../live/ask-as.ts';
import { type Draft, draftOf, FIRST_DRAFT, inputsOf } from './draft.ts';
import type { WhatIfApi } from './what-if-api.ts';

/** A run on the page: just answered, or kept and shown again. */
export type Shown = Pick<WhatIfAnswer, 'id' | 'inputs' | 'rainSources' | 'run' | 'base'> &
  Partial<Pick<Scenario, 'name' | 'author' | 'made'>>;

/** The state of the what-ifs, on their page and beside the hydrographs. */
export interface WhatIfModel {
  readonly draft: Signal<Draft>;
  readonly person: Signal<Person>;
  /** undefined while it is being found, null where it cannot be had. */
  readonly start: ReadonlySignal<StartAnswer | undefined | null>;
  /** The newest of each area; empty until they are known. */
  readonly rainForecasts: ReadonlySignal<readonly RainForecast[]>;
  readonly shown: ReadonlySignal<Shown | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last request came to nothing, in the house's words; empty where it has none. */
  readonly problem: ReadonlySignal<string | undefined>;
  readonly entries: ReadonlySignal<readonly ScenarioEntry[]>;
  /** Those that were fetched whole. */
  readonly wholes: ReadonlySignal<ReadonlyMap<string, Scenario>>;
  /** Finds what the form leans on: the start, and the rain forecasts. */
  findStart(): void;
  list(): void;
  fetch(id: string): void;
  run(): Promise<void>;
  keep(name: string): Promise<void>;
  show(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The model over the API. */
export function createWhatIfModel(api: WhatIfApi): WhatIfModel {
  const its = createKnown();
  return { ...its, ...readings(api, its), ...doings(api, its) };
}

type Known = ReturnType<typeof createKnown>;

function createKnown() {
  return {
    draft: signal(FIRST_DRAFT),
    person: signal<Person>({ id: '', secret: '' }),
    start: signal<StartAnswer | undefined | null>(undefined),
    rainForecasts: signal<readonly RainForecast[]>([]),
    shown: signal<Shown | undefined>(undefined),
    busy: signal(false),
    problem: signal<string | undefined>(undefined),
    entries: signal<readonly ScenarioEntry[]>([]),
    wholes: signal<ReadonlyMap<string, Scenario>>(new Map()),
  };
}

/** What is fetched by the way: where it fails the page lives without it, and asks again. */
function readings(api: WhatIfApi, its: Known): Pick<WhatIfModel, 'findStart' | 'list' | 'fetch'> {
  const asked = new Set<string>();
  return {
    findStart() {
      api.start().then(
        (answer) => {
          its.start.value = answer;
        },
        () => {
          its.start.value = null;
        },
      );
      api.rainForecasts().then(
        ({ forecasts }) => {
          its.rainForecasts.value = forecasts;
        },
        () => undefined,
      );
    },
    list: () => void relist(api, its).catch(() => undefined),
    fetch(id) {
      if (asked.has(id)) return;
      asked.add(id);
      api.one(id).then(
        (scenario) => take(its, scenario),
        () => asked.delete(id),
      );
    },
  };
}

/** What a person asks for by a button: one at a time, and told where it fails. */
function doings(api: WhatIfApi, its: Known): Pick<WhatIfModel, 'run' | 'keep' | 'show' | 'remove'> {
  return {
    run: () =>
      attempt(its, async () => {
        const answer = await api.run(inputsOf(its.draft.value), its.person.value);
        batch(() => {
          its.shown.value = answer;
          its.start.value = { state: answer.state };
        });
      }),
    keep: (name) =>
      attempt(its, async () => {
        const id = its.shown.value?.id;
        if (id === undefined) return;
        const scenario = await api.keep(id, name, its.person.value);
        take(its, scenario);
        its.shown.value = scenario;
        await relist(api, its);
      }),
    show: (id) =>
      attempt(its, async () => {
        const scenario = its.wholes.value.get(id) ?? (await api.one(id));
        take(its, scenario);
        batch(() => {
          its.shown.value = scenario;
          its.draft.value = draftOf(scenario.inputs);
        });
      }),
    remove: (id) =>
      attempt(its, async () => {
        await api.remove(id, its.person.value);
        if (its.shown.value?.id === id) its.shown.value = undefined;
        await relist(api, its);
      }),
  };
}

async function attempt({ busy, problem }: Known, task: () => Promise<void>): Promise<void> {
  batch(() => {
    busy.value = true;
    problem.value = undefined;
  });
  try {
    await task();
  } catch (error) {
    // The browser's own words for a broken line are not in the page's language.
    problem.value = error instanceof TypeError ? '' : (error as Error).message;
  } finally {
    busy.value = false;
  }
}

function take({ wholes }: Known, scenario: Scenario): void {
  wholes.value = new Map(wholes.value).set(scenario.id, scenario);
}

async function relist(api: WhatIfApi, { entries }: Known): Promise<void> {
  entries.value = (await api.list()).scenarios;
}
