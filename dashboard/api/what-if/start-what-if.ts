import type { Account } from '../../../domain/account.ts';
import type { RainForecast } from '../../../domain/rain-forecast.ts';
import type { Scenario } from '../../../domain/scenario.ts';
import type { Station } from '../../../domain/station.ts';
import { accounts, scenarios } from '../../../domain/topics.ts';
import type { RoomContext } from '../../../infra/room.ts';
import { type Followed, type FollowedOptions, keepFollowing } from '../followed.ts';
import { createPeople, type People } from '../people.ts';
import { createWhatIfDesk, type WhatIfDesk } from './desk.ts';
import { type ModelThread, modelThread } from './thread.ts';

/** All that the routes of the what-ifs answer from. */
export interface WhatIf {
  readonly desk: WhatIfDesk;
  readonly scenarios: Followed<Scenario>;
  readonly people: People;
}

export interface WhatIfOptions
  extends Pick<RoomContext, 'clock' | 'log' | 'store'>,
    Pick<FollowedOptions<unknown>, 'signal' | 'logger' | 'onReset' | 'pauseMs'> {
  readonly stations: Followed<Station>;
  readonly rainForecasts: Followed<RainForecast>;
  readonly thread?: ModelThread;
}

/** Resolves when the accounts and what was kept are read; its thread ends with the signal. */
export async function startWhatIf(options: WhatIfOptions): Promise<WhatIf> {
  const { clock, store, log, stations, rainForecasts, signal, thread = modelThread() } = options;
  signal.addEventListener('abort', () => void thread.close());
  const [known, kept] = await Promise.all([
    keepFollowing<Account>(log, accounts, { ...options, ...quietly('the accounts') }),
    keepFollowing<Scenario>(log, scenarios, { ...options, ...quietly('the scenarios') }),
  ]);
  return {
    desk: createWhatIfDesk({ clock, store, stations, rainForecasts, thread }),
    scenarios: kept,
    people: createPeople(() => known.map(), clock),
  };
}

function quietly(what: string) {
  return { what: `Following ${what}`, initial: [], onChange: () => undefined };
}
