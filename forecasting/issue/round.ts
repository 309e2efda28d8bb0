import { Forecast } from '../../domain/forecast.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { Journal, JournalEntry } from '../../infra/journal/journal.ts';
import type { SeriesRef } from './inputs.ts';
import { KEPT, keepBands, type ToldBand } from './told-bands.ts';

/** A series being forecast. Times are full hours, epoch ms. */
export interface Round extends SeriesRef {
  /** The newest at the last look: it is issued at the next, for its neighbours' readings come in meanwhile. */
  noted: number;
  /** The time of its newest reading at the last look for late ones, epoch ms: a silent gauge is left alone. */
  heard: number;
  /** How often its newest issue was made again because the model lacked something, and how many looks ago. */
  retries: number;
  waited: number;
  /** Issues before this are not made: they would pretend to have been known. */
  readonly since: number;
  /** The newest issues as they were told. */
  readonly told: Map<number, Forecast>;
  /** What is left to judge of the issues before them. */
  readonly bands: Map<number, ToldBand>;
}

/** Late readings change issues that are so old, hours, and no older ones. */
export const LATE = 6;

/** So many hours of event time are issued at most where it runs fast, as in a replay. */
const MOST_AT_ONCE = 24;

/** Takes up a series where it was left: what was told of it, newest first, is in the journal. */
export async function takeUp(journal: Journal, ref: SeriesRef, hour: number): Promise<Round> {
  const found = await toldLately(journal, ref);
  const bands = new Map<number, ToldBand>();
  keepBands(bands, found.toReversed());
  const [newest] = found;
  return {
    ...ref,
    noted: hour,
    heard: 0,
    retries: 0,
    waited: 0,
    since: hour,
    told: new Map(newest && [[newest.issued, newest]]),
    bands,
  };
}

/** Every forecast of the series back to where no band is left to judge, newest first, those of one issue as they were made. */
async function toldLately(
  journal: Journal,
  { station, property: label }: SeriesRef,
): Promise<Forecast[]> {
  const found: JournalEntry[] = [];
  const query = { kind: 'forecast', station, label, limit: PAGE } as const;
  for (;;) {
    const last = found.at(-1);
    const page = await journal.list({ ...query, ...(last && { before: last }) });
    found.push(...page);
    const [newest, oldest] = [found[0]?.time ?? 0, page.at(-1)?.time ?? 0];
    if (page.length < PAGE || oldest < newest - KEPT * HOUR_MS) break;
  }
  return found.map(({ document }) => Forecast.parse(document));
}

const PAGE = 100;

/** Not told yet, or not by the model that should: what it lacked may have come, which is looked for ever more seldom. */
export function isDue(round: Round, hour: number): boolean {
  const last = round.told.get(hour);
  if (last === undefined) round.retries = 0;
  if (last === undefined || last.instead === undefined) return last === undefined;
  round.waited++;
  if (round.waited < 2 ** round.retries) return false;
  round.retries++;
  round.waited = 0;
  return true;
}

/** From which hour on: the one after the newest told, or the oldest that late readings may still change. */
export function firstDue({ told, since }: Round, hour: number): number {
  const newest = Math.max(...told.keys(), Number.NEGATIVE_INFINITY);
  const first = Math.min(hour - (LATE - 1) * HOUR_MS, newest + HOUR_MS);
  return Math.min(hour, Math.max(since, hour - (MOST_AT_ONCE - 1) * HOUR_MS, first));
}

/** Remembers what is told, as far back as it may change, and its bands until they have come true. */
export function remember(
  { told, bands }: Round,
  forecasts: readonly Forecast[],
  hour: number,
): void {
  for (const forecast of forecasts) told.set(forecast.issued, forecast);
  for (const issued of told.keys()) if (issued <= hour - LATE * HOUR_MS) told.delete(issued);
  keepBands(bands, forecasts);
}
