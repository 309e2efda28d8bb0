import type { Observation } from '../../domain/observation.ts';
import { DAY_MS } from '../../domain/time.ts';
import { isDouble } from './doubles.ts';
import { isWithin, judge, touchedFrom } from './judge.ts';
import { loadAround, loadNewest, MARGIN, type SeriesReader } from './load-stretch.ts';
import type { MonitoredSeries } from './monitored.ts';
import { insert, placeOf, type Stretch, trim } from './stretch.ts';

/** What judging came to. */
export interface Judged {
  /** New readings, and old ones whose verdict is another now: to be stored. */
  readonly changed: readonly Observation[];
  /** To be told to others: these, and after a restart all that may have changed without being told. */
  readonly told: readonly Observation[];
  /** Arrivals that another packet had brought already. */
  readonly doubles: readonly Observation[];
}

/**
 * Judges the arrivals of a series in their surroundings: its newest points, or, for late ones, that part of the
 * series as stored. Late arrivals far apart stay among the arrivals, to be judged when these are stored.
 */
export async function judgeArrivals(store: SeriesReader, series: MonitoredSeries): Promise<Judged> {
  series.newest ??= await loadNewest(store, series);
  return fits(series.newest, series.arrivals)
    ? judgeNewest(series, series.newest)
    : judgeLate(store, series, series.newest);
}

/** The same for many series, in turn; those that memory has all for, most of all, cost no wait. */
export async function judgeAll(
  touched: readonly MonitoredSeries[],
  store: SeriesReader,
): Promise<Judged[]> {
  await recall(touched, store);
  const judged: Judged[] = [];
  for (const series of touched) {
    judged.push(judgeFromMemory(series) ?? (await judgeArrivals(store, series)));
  }
  return judged;
}

/** Reads back what is not remembered, as after a start: many at a time, which a store elsewhere answers as if they were few. */
async function recall(touched: readonly MonitoredSeries[], store: SeriesReader): Promise<void> {
  const unknown = touched.filter(({ newest }) => newest === undefined);
  for (let at = 0; at < unknown.length; at += ABREAST) {
    const some = unknown.slice(at, at + ABREAST);
    await Promise.all(
      some.map(async (series) => {
        series.newest = await loadNewest(store, series);
      }),
    );
  }
}

const ABREAST = 1_000;

/** The same at once, where memory has all that it takes; undefined where it has not. */
function judgeFromMemory(series: MonitoredSeries): Judged | undefined {
  const { newest, arrivals } = series;
  return newest && fits(newest, arrivals) ? judgeNewest(series, newest) : undefined;
}

/** Late arrivals further apart than this are judged one part after the other, to bound what is read at once. */
const SPAN_MS = 15 * DAY_MS;

function fits(newest: Stretch, arrivals: readonly Observation[]): boolean {
  return isWithin(newest, placeOf(newest.points, earliestOf(arrivals)));
}

function judgeNewest(series: MonitoredSeries, newest: Stretch): Judged {
  const judged = judgeIn(newest, series, series.arrivals);
  series.arrivals = [];
  if (newest.points.length > MARGIN) trim(newest, MARGIN / 2);
  return judged;
}

async function judgeLate(
  store: SeriesReader,
  series: MonitoredSeries,
  newest: Stretch,
): Promise<Judged> {
  const from = earliestOf(series.arrivals);
  const [now, later] = partition(series.arrivals, ({ time }) => time < from + SPAN_MS);
  const to = now.reduce((latest, { time }) => Math.max(latest, time), from);
  const around = await loadAround(store, series, { from, to });
  const judged = judgeIn(around, series, now);
  series.arrivals = later;
  const [oldestKept, latest] = [newest.points[0], around.points.at(-1)];
  if (!oldestKept || !latest || latest.time >= oldestKept.time) series.newest = undefined;
  return judged;
}

function judgeIn(
  stretch: Stretch,
  { rules, again }: MonitoredSeries,
  arrivals: readonly Observation[],
): Judged {
  const { first, doubles } = putIn(stretch, arrivals, again);
  if (first === Number.POSITIVE_INFINITY) return { changed: NONE, told: NONE, doubles };
  const changed = judge(stretch, first, rules);
  return { changed, told: again ? stretch.points.slice(touchedFrom(first)) : changed, doubles };
}

/** Puts arrivals in their places: the first index that is to be judged, and those that another packet had brought already. */
function putIn(stretch: Stretch, arrivals: readonly Observation[], again: boolean) {
  let first = Number.POSITIVE_INFINITY;
  const doubles: Observation[] = [];
  for (const arrival of arrivals) {
    const index = insert(stretch, arrival);
    const place = index < 0 ? ~index : index;
    if (index >= 0 || again) first = Math.min(first, place);
    if (index < 0 && isDouble(arrival, stretch.points[place])) doubles.push(arrival);
  }
  return { first, doubles };
}

const NONE: Observation[] = [];

function earliestOf(arrivals: readonly Observation[]): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const { time } of arrivals) if (time < earliest) earliest = time;
  return earliest;
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
