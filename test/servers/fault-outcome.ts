import { setTimeout as pause } from 'node:timers/promises';
import * as topics from '../../domain/topics.ts';
import { WarningEvent } from '../../domain/warning.ts';
import { newest } from '../../infra/follow.ts';
import { compare } from '../load/crash-rounds.ts';
import { expectedStages, type LoadPlan } from '../load/plan.ts';
import { seriesContent } from '../load/series-content.ts';
import type { ServerHouse } from './server-house.ts';

interface Told {
  readonly house: ServerHouse;
  readonly plan: LoadPlan;
}

/** Waits until all that these messages brought is stored; when that never comes, the report says how much is not. */
export async function storedOf({ house, plan }: Told, sequences: Iterable<number>) {
  const expected = expectedStages(plan, sequences);
  const look = async () => {
    const content = await seriesContent(house.store, plan.stations, 'stage');
    return { expected: expected.size, ...compare(expected, content), content };
  };
  return patiently(look, ({ stored }) => stored === expected.size, 120);
}

/** Looks until all is well, or for so many seconds, and returns what it saw last; not often, for a look costs the servers much. */
async function patiently<T>(
  look: () => Promise<T>,
  isWell: (seen: T) => boolean,
  seconds: number,
): Promise<T> {
  const giveUpAt = performance.now() + seconds * 1_000;
  let seen = await look();
  while (!isWell(seen) && performance.now() < giveUpAt) {
    await pause(1_000);
    seen = await look();
  }
  return seen;
}

/** How many of these messages' readings are not among the stored. */
export function missing(
  plan: LoadPlan,
  sequences: Iterable<number>,
  content: readonly [key: string, value: number][],
): number {
  const expected = expectedStages(plan, sequences);
  return expected.size - compare(expected, content).stored;
}

export interface Consistency {
  /** Stations whose newest reading the store tells wrongly. */
  readonly behind: number;
  /** Changes of warnings that follow from what is stored, and those that were told otherwise, or not, or though they are none. */
  readonly warnings: number;
  readonly warningsAstray: number;
  /** Stations of which the last word on topic `warnings` is not what holds. */
  readonly lastWordsAstray: number;
}

/** What the house tells besides, set against what it has stored; waits until it is the same. */
export async function consistency(house: ServerHouse, plan: LoadPlan): Promise<Consistency> {
  return patiently(
    () => lookOver(house, plan),
    ({ behind, warningsAstray, lastWordsAstray }) =>
      behind + warningsAstray + lastWordsAstray === 0,
    60,
  );
}

/** The line of `loadStation` and how far below it a warning ends, m. */
export const WARNING_STAGE = 15.2;
const HYSTERESIS = 0.1;

async function lookOver(house: ServerHouse, { stations }: LoadPlan): Promise<Consistency> {
  const content = await seriesContent(house.store, stations, 'stage');
  const { newestTimes, changes, holds } = inOrder(content);
  const latest = (await house.store.latest()).filter(({ property }) => property === 'stage');
  const behind = latest.filter(({ station, time }) => newestTimes.get(station) !== time).length;
  const told = await toldBy(house);
  const lastWords = await newest(house.log, topics.warnings);
  return {
    behind: behind + Math.abs(newestTimes.size - latest.length),
    warnings: changes.size,
    warningsAstray: without(changes, told) + without(told, changes),
    lastWordsAstray: stations.filter(
      (id) => (lastWords.get(`${id}/flood`)?.severity !== undefined) !== (holds.get(id) ?? false),
    ).length,
  };
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return some
    .values()
    .filter((one) => !others.has(one))
    .toArray().length;
}

/** Goes along the readings, which are in order of time, as a warning of one line does. */
function inOrder(content: readonly [key: string, value: number][]) {
  const newestTimes = new Map<string, number>();
  const holds = new Map<string, boolean>();
  const changes = new Set<string>();
  for (const [key, value] of content) {
    const [station = '', time] = key.split(' ');
    newestTimes.set(station, Number(time));
    const before = holds.get(station) ?? false;
    const now = value >= (before ? WARNING_STAGE - HYSTERESIS + 1e-9 : WARNING_STAGE);
    if (now !== before) changes.add(`${key} ${now}`);
    holds.set(station, now);
  }
  return { newestTimes, changes, holds };
}

async function toldBy({ journal }: ServerHouse): Promise<Set<string>> {
  const entries = await journal.list({ kind: 'warning', limit: 100_000 });
  const events = entries.map(({ document }) => WarningEvent.parse(document));
  return new Set(
    events
      .filter(({ retracted }) => !retracted)
      .map(({ station, readingTime, severity }) => `${station} ${readingTime} ${!!severity}`),
  );
}
