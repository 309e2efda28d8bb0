import { randomUUID } from 'node:crypto';
import { gaugedStations } from '../../../devices/basin/gauges.ts';
import { spokenFor } from '../../../devices/basin/what-if/forecast-rain.ts';
import { endOfRain, forecastsWithin, type RainForecast } from '../../../domain/rain-forecast.ts';
import type { RainSource, WhatIfAnswer } from '../../../domain/scenario.ts';
import type { StartAnswer, StartState } from '../../../domain/start-state.ts';
import type { Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { WHAT_IF_DAYS, type WhatIfInputs } from '../../../domain/what-if.ts';
import type { Clock } from '../../../infra/clock.ts';
import type { Store } from '../../../infra/store/store.ts';
import { gatherObserved, saysWater } from './gather-observed.ts';
import type { ModelThread } from './thread.ts';

/** Where what-ifs are asked: knows the start of this hour, and remembers the last answers until somebody keeps one. */
export interface WhatIfDesk {
  /** The start of a look ahead now; `state` is null where there is none, and `why` says why. */
  start(): Promise<StartAnswer>;
  /** The answer, or what is missing for it. */
  run(inputs: WhatIfInputs): Promise<WhatIfAnswer | Missing>;
  /** One of the last answers. */
  recall(id: string): WhatIfAnswer | undefined;
}

/** A start, or where rain is to be as forecast any forecast of the days ahead. */
export type Missing = 'start' | 'rain forecast';

export interface WhatIfDeskOptions {
  readonly clock: Clock;
  readonly store: Store;
  readonly stations: { map(): ReadonlyMap<string, Station> };
  /** The newest of each area. */
  readonly rainForecasts: { map(): ReadonlyMap<string, RainForecast> };
  readonly thread: ModelThread;
}

/**
 * The start is found once an hour, and again after some minutes while history is still being filled. Meanwhile the one
 * before serves, if it is not too old, so that nobody waits.
 */
export function createWhatIfDesk(options: WhatIfDeskOptions): WhatIfDesk {
  const { clock, thread, stations, rainForecasts } = options;
  const answers = new Map<string, WhatIfAnswer>();
  let known: { readonly answer: StartAnswer; readonly until: number } | undefined;
  let finding: Promise<StartAnswer> | undefined;

  async function find(): Promise<StartAnswer> {
    try {
      const answer = await startAnswer(options);
      const until = answer.state === null ? 0 : goodUntil(answer.state, clock.now());
      known = { answer, until };
      return answer;
    } finally {
      finding = undefined;
    }
  }
  async function start(): Promise<StartAnswer> {
    const now = clock.now();
    if (known !== undefined && now < known.until) return known.answer;
    finding ??= find();
    const isFresh = known?.answer.state != null && now < known.until + STILL_GOOD_MS;
    if (!isFresh || known === undefined) return finding;
    finding.catch(() => undefined); // whoever asks next hears of it
    return known.answer;
  }

  function remember(answer: WhatIfAnswer): WhatIfAnswer {
    answers.set(answer.id, answer);
    for (const [oldest] of answers) if (answers.size > REMEMBERED) answers.delete(oldest);
    return answer;
  }

  return {
    start,
    async run(inputs) {
      const { state } = await start();
      if (state === null) return 'start';
      const forecasts = forecastsFor(inputs, state.time, rainForecasts.map());
      if (forecasts?.length === 0) return 'rain forecast';
      const registry = basinStations(stations.map());
      const told = { inputs, ...(forecasts && { rainSources: forecasts.map(sourceOf) }) };
      const outcome = await thread.run({ inputs, stations: registry, forecasts: forecasts ?? [] });
      return remember({ id: randomUUID(), ...told, ...outcome });
    },
    recall: (id) => answers.get(id),
  };
}

/** Those that the look ahead goes by; undefined where its rain is not the forecast one. */
function forecastsFor(
  { rain }: WhatIfInputs,
  start: number,
  newest: ReadonlyMap<string, RainForecast>,
): RainForecast[] | undefined {
  if (rain.from !== 'forecast') return undefined;
  return spokenFor(forecastsWithin(newest.values(), start, start + WHAT_IF_DAYS * DAY_MS));
}

function sourceOf(forecast: RainForecast): RainSource {
  const { area, source, issued, from } = forecast;
  return { area, source, issued, from, to: endOfRain(forecast) };
}

const STILL_GOOD_MS = 2 * HOUR_MS;

/** Some hundred kB each. */
const REMEMBERED = 20;

async function startAnswer({
  clock,
  store,
  stations,
  thread,
}: WhatIfDeskOptions): Promise<StartAnswer> {
  const registry = stations.map();
  if (basinStations(registry).length === 0) return { state: null, why: 'no_stations' };
  const newest = await newestWater(store, clock.now());
  if (newest === undefined) return { state: null, why: 'no_readings' };
  const observed = await gatherObserved(store, registry, newest);
  if (!saysWater(observed)) return { state: null, why: 'no_readings' };
  return { state: await thread.start(observed) };
}

function basinStations(registry: ReadonlyMap<string, Station>): Station[] {
  return gaugedStations().flatMap((id) => registry.get(id) ?? []);
}

/** The last full hour with water read at one of the chief stations: a replay stands in its own time. */
async function newestWater(store: Store, now: number): Promise<number | undefined> {
  const last = CHIEF.map(async ([station, property]) => {
    const points = await store.range({
      station,
      property,
      from: 0,
      to: now,
      limit: 1,
      newestFirst: true,
    });
    return points.times[0];
  });
  const times = (await Promise.all(last)).filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.floor(Math.max(...times) / HOUR_MS) * HOUR_MS;
}

const CHIEF = [
  ['62601200', 'stage'],
  ['hukou', 'stage'],
  ['62302250', 'discharge'],
  ['62402400', 'discharge'],
  ['meigang', 'discharge'],
] as const;

/** To the end of the hour and a little, for readings take their time; less while much of the past is missing. */
function goodUntil({ time, gauges }: StartState, now: number): number {
  const whole = gauges.some(({ hours }) => hours >= WHOLE_HOURS);
  return whole ? Math.max(time + HOUR_MS, now) + 5 * MINUTE_MS : now + 2 * MINUTE_MS;
}

/** Of 30 days. */
const WHOLE_HOURS = 650;
