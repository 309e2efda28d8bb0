import type { LatestEntry } from '../../domain/api-answers.ts';
import type { Observation } from '../../domain/observation.ts';
import { propertyOf } from '../../domain/property.ts';
import { FAIL, isUsable, MISSING, reasonsOf } from '../../domain/quality.ts';
import {
  changePerHour,
  emptyTrend,
  forget,
  remember,
  TREND_REACH_MS,
  type Trend,
} from './trend.ts';

/** The newest point of one series. A plain record: there are tens of thousands, and all are read for one answer. */
export interface LatestPoint {
  readonly station: string;
  readonly property: string;
  /** undefined before the first; `value` null after one was withdrawn and while nothing stands in its place. */
  newest: Point | undefined;
  /** Of a total there is none. */
  readonly trend: Trend | undefined;
  /** Made when asked for: a point replaced before anybody looked costs nothing. */
  json: string | undefined;
}

export type Point = Pick<Observation, 'time' | 'value' | 'flag' | 'reasons'>;

/** withdrawn: the point that stood was judged anew and fails; only the store knows which one stands now. */
export type Effect = 'none' | 'changed' | 'withdrawn';

export function emptyLatestPoint(station: string, property: string): LatestPoint {
  const trend = propertyOf(property)?.kind === 'total' ? undefined : emptyTrend();
  return { station, property, newest: undefined, trend, json: undefined };
}

/** Whether a point stands for the series. */
export function stands({ newest }: LatestPoint): boolean {
  return newest !== undefined && newest.value !== null;
}

/** Takes a point in, in any order: an older one never replaces a newer, a failed or missing one never stands. */
export function take(series: LatestPoint, point: Point): Effect {
  const noted = note(series, point);
  if (!canStand(point))
    return point.time === series.newest?.time ? put(series, { ...point, value: null }) : noted;
  const supersedes = !stands(series) || point.time >= (series.newest?.time ?? 0);
  return supersedes ? put(series, point) : noted;
}

/** What stood is gone, whatever it was. */
export function withdraw(series: LatestPoint): Effect {
  const { newest } = series;
  return newest === undefined ? 'none' : put(series, { ...newest, value: null, flag: FAIL });
}

/** The JSON of a LatestEntry. Only for a series that has had a point. */
export function entryJson(series: LatestPoint): string {
  series.json ??= JSON.stringify(entryOf(series));
  return series.json;
}

function put(series: LatestPoint, point: Point): Effect {
  if (isSame(series.newest, point)) return 'none';
  series.newest = point;
  series.json = undefined;
  return point.value === null ? 'withdrawn' : 'changed';
}

/** Tells the trend of a point; an older point may change the newest one's. */
function note(series: LatestPoint, { time, value, flag }: Point): Effect {
  const { trend, newest } = series;
  if (trend === undefined) return 'none';
  if (value !== null && isUsable(flag)) remember(trend, time, value);
  else forget(trend, time);
  const age = newest === undefined ? 0 : newest.time - time;
  if (age <= 0 || age > TREND_REACH_MS) return 'none';
  series.json = undefined;
  return 'changed';
}

function canStand({ value, flag }: Point): boolean {
  return value !== null && flag !== FAIL && flag !== MISSING;
}

function isSame(one: Point | undefined, other: Point): boolean {
  return (
    one?.time === other.time &&
    one.value === other.value &&
    one.flag === other.flag &&
    one.reasons === other.reasons
  );
}

function entryOf({ station, property, newest, trend }: LatestPoint): LatestEntry {
  const { time, value, flag, reasons } = newest ?? NOTHING;
  // A suspect value has no trend: it would tell of the fault, not of the water.
  const sound = value !== null && isUsable(flag) && trend !== undefined;
  const resolution = 10 ** -(propertyOf(property)?.decimals ?? 2);
  const change = sound ? changePerHour(trend, { time, value, resolution }) : null;
  const trendPerHour = change === null ? null : Number(change.toPrecision(6));
  return { station, property, time, value, flag, reasons: reasonsOf(reasons), trendPerHour };
}

const NOTHING: Point = { time: 0, value: null, flag: MISSING, reasons: 0 };
