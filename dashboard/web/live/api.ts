import type {
  AggregatesAnswer,
  AttachmentsAnswer,
  DeviceEventsAnswer,
  ForecastAnswer,
  ForecastIssuesAnswer,
  ForecastsAnswer,
  HealthAnswer,
  LatestAnswer,
  ReadingAnswer,
  RejectsAnswer,
  SeriesAnswer,
  StationsAnswer,
  WarningsAnswer,
} from '../../../domain/api-answers.ts';
import type { DroughtAnswer, RiskAnswer } from '../../../domain/assessment-answers.ts';
import type { Attachment } from '../../../domain/attachment.ts';
import type { DeviceHealthAnswer, DeviceHealthOfOne } from '../../../domain/device-health.ts';
import type { RejectReason } from '../../../domain/reject.ts';

/** One property at one station. */
export interface SeriesKey {
  readonly station: string;
  readonly property: string;
}

/** What the page asks of the house. Rejects when the answer is not one. */
export interface Api {
  stations(): Promise<StationsAnswer>;
  latest(): Promise<LatestAnswer>;
  warnings(station?: string): Promise<WarningsAnswer>;
  series(key: SeriesKey, from: number, to: number): Promise<SeriesAnswer>;
  hourly(key: SeriesKey, from: number, to: number): Promise<AggregatesAnswer>;
  reading(key: SeriesKey, time: number): Promise<ReadingAnswer>;
  /** Of every series its newest forecast in brief. */
  forecasts(): Promise<ForecastsAnswer>;
  forecast(key: SeriesKey): Promise<ForecastAnswer>;
  /** A day of forecasts as they were issued, newest first; `before` is the `next` of the page before. */
  issues(key: SeriesKey, before: string | undefined): Promise<ForecastIssuesAnswer>;
  rejects(query: {
    reason?: RejectReason | undefined;
    before?: string | undefined;
  }): Promise<RejectsAnswer>;
  /** The newest few. */
  deviceEvents(station: string): Promise<DeviceEventsAnswer>;
  /** Of the devices with which something is wrong. */
  troubled(): Promise<DeviceHealthAnswer>;
  deviceHealth(station: string): Promise<DeviceHealthOfOne>;
  attachments(station: string): Promise<AttachmentsAnswer>;
  health(): Promise<HealthAnswer>;
  drought(): Promise<DroughtAnswer>;
  risk(): Promise<RiskAnswer>;
}

/** The most points asked for at once: the chart has fewer pixels, and thins them itself while it zooms. */
const POINTS = 4000;
/** So many issues at once: those of a day. */
const ISSUES = 24;
/** A house that is frozen takes a question and never answers. */
const PATIENCE_MS = 30_000;

/** The API over HTTP, from the page's own origin. */
export function httpApi(): Api {
  return {
    stations: () => get('/api/stations'),
    latest: () => get('/api/latest'),
    warnings: (station) => get(withQuery('/api/warnings', { station })),
    series: (key, from, to) => get(withQuery(seriesPath(key), { from, to, points: POINTS })),
    hourly: (key, from, to) => get(withQuery(seriesPath(key), { from, to, step: 'PT1H' })),
    reading: ({ station, property }, time) => get(`/api/reading/${station}/${property}/${time}`),
    forecasts: () => get('/api/forecasts'),
    forecast: (key) => get(forecastPath(key)),
    issues: (key, before) =>
      get(withQuery(`${forecastPath(key)}/issues`, { before, limit: ISSUES })),
    rejects: (query) => get(withQuery('/api/rejects', { ...query, limit: 100 })),
    deviceEvents: (station) => get(withQuery('/api/device-events', { station, limit: 8 })),
    troubled: () => get('/api/device-health?open=true'),
    deviceHealth: (station) => get(`/api/device-health/${station}`),
    attachments: (station) => get(withQuery('/api/attachments', { station, limit: 4 })),
    health: () => get('/api/health', [200, 503]),
    drought: () => get('/api/drought'),
    risk: () => get('/api/risk'),
  };
}

/** Where the points of a span can be had as a file. */
export function csvPath(key: SeriesKey, from: number, to: number): string {
  return withQuery(seriesPath(key), { from, to, format: 'csv' });
}

/** Where a picture is. */
export function picturePath({ station, time, sha256 }: Attachment): string {
  return `/api/attachments/${station}/${time}/${sha256}`;
}

async function get<T>(path: string, statuses = [200]): Promise<T> {
  const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!statuses.includes(response.status)) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

function seriesPath({ station, property }: SeriesKey): string {
  return `/api/series/${station}/${property}`;
}

function forecastPath({ station, property }: SeriesKey): string {
  return `/api/forecasts/${station}/${property}`;
}

function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
