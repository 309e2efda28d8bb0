import type { Observation } from '../../domain/observation.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { Store } from '../../infra/store/store.ts';
import { observationsIn } from '../observations-in.ts';
import { LOOKS_AHEAD, LOOKS_BACK } from './check.ts';
import { touchedFrom } from './judge.ts';
import type { MonitoredSeries } from './monitored.ts';
import type { Rules } from './rules.ts';
import { comparableBefore, measureStandstill, type Stretch } from './stretch.ts';

/** What judging asks of the store. */
export type SeriesReader = Pick<Store, 'range'>;

/** How many points of a series are read on either side: ample for every verdict but a standstill's. */
export const MARGIN = 64;

/** The newest points of a series: all that readings in the order of time need. */
export async function loadNewest(store: SeriesReader, series: MonitoredSeries): Promise<Stretch> {
  const newest = await read(store, series, { from: FIRST, to: LAST, newest: MARGIN });
  return withPast(store, series, { points: newest, judgedFrom: newest.length, cutAfter: false });
}

/** All points of a series in [from, to], and on either side all that their verdicts and their neighbours' need. */
export async function loadAround(
  store: SeriesReader,
  series: MonitoredSeries,
  { from, to }: { from: number; to: number },
): Promise<Stretch> {
  const before = await read(store, series, { from: FIRST, to: from, newest: MARGIN });
  const within = await read(store, series, { from, to: to + 1 });
  const after = await read(store, series, { from: to + 1, to: LAST, oldest: MARGIN });
  const further = await readOn(store, series, after, to);
  return withPast(store, series, {
    points: [...before, ...within, ...after, ...further.points],
    judgedFrom: before.length,
    cutAfter: further.cutAfter,
  });
}

/** Points in a row, of which those from an index on may change. */
interface Row {
  readonly points: Observation[];
  readonly judgedFrom: number;
  readonly cutAfter: boolean;
}

/** Half-open [from, to): all points, or so many of the newest or the oldest. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly newest?: number;
  readonly oldest?: number;
}

/** The days that a date can name. */
const FIRST = -8.64e15;
const LAST = 8.64e15;

/**
 * A change in a standstill reaches as far as that goes on, but no further than twice the hours that count: beyond,
 * the standstill is as long as it takes even without its part before the change.
 */
async function readOn(
  store: SeriesReader,
  series: MonitoredSeries,
  after: readonly Observation[],
  changed: number,
): Promise<Pick<Row, 'points' | 'cutAfter'>> {
  const last = after.at(-1);
  if (!last || after.length < MARGIN) return { points: [], cutAfter: false };
  if (!series.rules.flat || firstMove(after, series.rules) >= 0) {
    return { points: [], cutAfter: true };
  }
  const end = Math.max(last.time + 1, changed + reachOfStandstill(series));
  const points = await read(store, series, { from: last.time + 1, to: end });
  const next = await read(store, series, { from: end, to: LAST, oldest: LOOKS_AHEAD });
  return { points: [...points, ...next], cutAfter: next.length === LOOKS_AHEAD };
}

/**
 * The stretch of a row. Where a standstill may go on from before its first point to those that may change, that is
 * read back too, as far as it can matter: a standstill of twice the hours that count is long enough.
 */
async function withPast(store: SeriesReader, series: MonitoredSeries, row: Row): Promise<Stretch> {
  const { points, judgedFrom, cutAfter } = row;
  const first = points[0];
  if (!first || judgedFrom < MARGIN) return stretch(points, series.rules, { sure: 0, cutAfter });
  const moved = series.rules.flat ? firstMove(points, series.rules) : 0;
  if (moved >= 0 && moved <= touchedFrom(judgedFrom)) {
    return stretch(points, series.rules, { sure: Math.max(LOOKS_BACK, moved), cutAfter });
  }
  const from = first.time - reachOfStandstill(series);
  const past = await read(store, series, { from, to: first.time });
  const sure = Math.max(LOOKS_BACK, past.length);
  return stretch([...past, ...points], series.rules, { sure, cutAfter });
}

function stretch(
  points: Observation[],
  rules: Rules,
  ends: Pick<Stretch, 'sure' | 'cutAfter'>,
): Stretch {
  const sameSince = points.map(({ time }) => time);
  const sameCount = points.map(() => 0);
  const measured = { points, sameSince, sameCount, ...ends };
  measureStandstill(measured, 0, rules);
  return measured;
}

/** The index of the first value that has certainly moved from the value before it, or −1. */
function firstMove(points: readonly Observation[], rules: Rules): number {
  const { sameCount } = stretch([...points], rules, { sure: 0, cutAfter: false });
  return sameCount.findIndex(
    (count, i) => count === 1 && (i >= LOOKS_BACK || comparableBefore(points, i, rules) >= 0),
  );
}

function reachOfStandstill({ rules }: MonitoredSeries): number {
  return 2 * (rules.flat?.hours ?? 0) * HOUR_MS;
}

async function read(
  store: SeriesReader,
  series: MonitoredSeries,
  span: Span,
): Promise<Observation[]> {
  const { station, property } = series;
  const { from, to, newest, oldest } = span;
  const limit = newest ?? oldest;
  const points = await store.range({
    station,
    property,
    from,
    to,
    ...(limit === undefined ? {} : { limit, newestFirst: newest !== undefined }),
  });
  return observationsIn(points, series);
}
