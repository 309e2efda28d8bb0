import { z } from 'zod';
import { Attachment } from './attachment.ts';
import { DeviceEvent } from './device-event.ts';
import { Exceedance, Forecast, ForecastCard } from './forecast.ts';
import { Observation } from './observation.ts';
import { Position } from './position.ts';
import { Flag, Reason } from './quality.ts';
import { RainForecast } from './rain-forecast.ts';
import { Reject, RejectReason } from './reject.ts';
import { Station } from './station.ts';
import { WarningEvent } from './warning.ts';

/*
 * What the HTTP API answers. All but what-ifs is GET; times are epoch ms; values are in the property's canonical unit.
 * Errors are `Problem` (api-problem.ts) as application/problem+json; a parameter that is not listed here is one (400).
 *
 *   /api/stations                                     StationsAnswer
 *   /api/latest                                       LatestAnswer
 *   /api/series/:station/:property                    SeriesAnswer
 *       ?from&to            epoch ms or ISO 8601, [from, to); default the last 72 h
 *       ?points=2000        the most points of the answer; failed points (flag 4) are left out when it cuts
 *   /api/series/:station/:property?step=PT1H          AggregatesAnswer; step as ISO 8601 duration or ms
 *   /api/series/…?format=csv  (or Accept: text/csv)   CSV of either; every stored point unless `points` is given
 *   /api/reading/:station/:property/:time             ReadingAnswer; time as epoch ms or ISO 8601
 *   /api/warnings   ?station&before&limit             WarningsAnswer; `before` is the `next` of the page before
 *   /api/forecasts                                    ForecastsAnswer
 *   /api/forecasts/:station/:property  ?at            ForecastAnswer; `at`: as it was last issued by then
 *   /api/forecasts/…/issues  ?before&limit            ForecastIssuesAnswer
 *   /api/rain-forecasts                               RainForecastsAnswer
 *   /api/rain-forecasts/:area/issues  ?before&limit   RainForecastIssuesAnswer
 *   /api/rejects    ?reason&station&before&limit      RejectsAnswer
 *   /api/device-events ?station&word&before&limit     DeviceEventsAnswer
 *   /api/device-health ?open   /api/device-health/:station   device-health.ts
 *   /api/attachments  ?station&before&limit           AttachmentsAnswer
 *   /api/attachments/:station/:time/:sha256           the picture in its bytes; 410 when its packets are no longer kept
 *   /api/drought  /api/risk                           assessment-answers.ts
 *   /api/simulation                                   SimulationAnswer (simulation.ts)
 *   /api/health                                       HealthAnswer, status 200 or 503
 *   /api/what-if/…                                    domain/what-if.ts, start-state.ts, scenario.ts; also POST, PUT, DELETE
 *   /api/devices/…  /api/waiting/…                    device-answers.ts, for administrators; also POST
 *   /api/events     ?lastEventId                      server-sent events, see api-events.ts
 *   /openapi.json  /docs                              the same, for machines and for people
 *   /plain          ?lang=zh|en                       open warnings as a page without scripts
 */

export const StationsAnswer = z.object({ stations: z.array(Station) });
export type StationsAnswer = z.infer<typeof StationsAnswer>;

/** The newest observation of a series that is not failed or missing, and how fast the series moves. */
export const LatestEntry = z.object({
  station: z.string(),
  property: z.string(),
  /** Epoch ms. */
  time: z.number(),
  /** null only in an event: the last usable value was withdrawn, the series now has none. */
  value: z.number().nullable(),
  flag: Flag,
  reasons: z.array(Reason),
  /** Slope of the last one to three hours, canonical unit per hour; 0 within its scatter; null where it cannot be told (and for totals). */
  trendPerHour: z.number().nullable(),
});
export type LatestEntry = z.infer<typeof LatestEntry>;

export const LatestAnswer = z.object({
  /** The server's now, epoch ms. */
  time: z.number(),
  /** How many times as fast as real time it goes on; absent: once. */
  speed: z.number().optional(),
  /** Follow /api/events?lastEventId=… from here and no change is missed. */
  lastEventId: z.string(),
  latest: z.array(LatestEntry),
});
export type LatestAnswer = z.infer<typeof LatestAnswer>;

const SeriesHead = z.object({
  station: z.string(),
  property: z.string(),
  unit: z.string(),
  from: z.number(),
  to: z.number(),
});

/** Columns of equal length in order of time. `reasons` are masks, see `reasonsOf`. */
export const SeriesAnswer = SeriesHead.extend({
  /** Points were left out; extremes, the first, the last and visible gaps (null) were not. */
  downsampled: z.boolean(),
  times: z.array(z.number()),
  values: z.array(z.number().nullable()),
  flags: z.array(z.int()),
  reasons: z.array(z.int()),
});
export type SeriesAnswer = z.infer<typeof SeriesAnswer>;

/** Statistics of the usable values (flags 1 and 2) in [time, time + step); null where there is none. */
const AggregateEntry = z.object({
  time: z.number(),
  count: z.int(),
  /** Observations left out for their flag (3, 4, 9). */
  excluded: z.int(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  sum: z.number(),
  first: z.number().nullable(),
  last: z.number().nullable(),
});

export const AggregatesAnswer = SeriesHead.extend({
  /** ms */
  step: z.number(),
  aggregates: z.array(AggregateEntry),
});
export type AggregatesAnswer = z.infer<typeof AggregatesAnswer>;

/** One number traced to its bytes. */
export const ReadingAnswer = z.object({
  observation: Observation.extend({ unit: z.string(), reasons: z.array(Reason) }),
  raw: z
    .object({
      device: z.string(),
      codec: z.string(),
      received: z.number(),
      position: Position,
      payloadHex: z.string(),
      /** The payload when it is printable UTF-8. */
      payloadText: z.string().nullable(),
    })
    .nullable(),
  /** Why `raw` is null. */
  rawMissing: z.literal('no longer kept').optional(),
});
export type ReadingAnswer = z.infer<typeof ReadingAnswer>;

export const WarningsAnswer = z.object({
  /** Worst first, then the newest. */
  open: z.array(WarningEvent),
  /** Not seen yet, but probable by the newest forecasts; worst first, then the newest. */
  forecast: z.array(WarningEvent),
  /** History, newest first. */
  recent: z.array(WarningEvent),
  /** `before` of the next page, null at the end. */
  next: z.string().nullable(),
});
export type WarningsAnswer = z.infer<typeof WarningsAnswer>;

/** A forecast as a list shows it. */
export const ForecastBrief = Forecast.pick({
  station: true,
  property: true,
  issued: true,
  origin: true,
  learnedFrom: true,
  model: true,
  instead: true,
  crest: true,
  warnAt: true,
}).extend({ exceedances: z.array(Exceedance.omit({ byLead: true })) });
export type ForecastBrief = z.infer<typeof ForecastBrief>;

export const ForecastsAnswer = z.object({
  /** The server's now, epoch ms. */
  time: z.number(),
  forecasts: z.array(ForecastBrief),
});
export type ForecastsAnswer = z.infer<typeof ForecastsAnswer>;

export const ForecastAnswer = z.object({
  forecast: Forecast,
  unit: z.string(),
  /** What the model in use has been worth; null while it is not known. */
  card: ForecastCard.nullable(),
});
export type ForecastAnswer = z.infer<typeof ForecastAnswer>;

export const ForecastIssuesAnswer = z.object({
  /** Newest issue first; of one that was made again, the last made first. */
  forecasts: z.array(Forecast),
  next: z.string().nullable(),
});
export type ForecastIssuesAnswer = z.infer<typeof ForecastIssuesAnswer>;

export const RainForecastsAnswer = z.object({
  /** The server's now, epoch ms. */
  time: z.number(),
  /** The newest of each area. */
  forecasts: z.array(RainForecast),
});
export type RainForecastsAnswer = z.infer<typeof RainForecastsAnswer>;

export const RainForecastIssuesAnswer = z.object({
  /** Newest issue first; of one that came again, the last come first. */
  forecasts: z.array(RainForecast),
  next: z.string().nullable(),
});
export type RainForecastIssuesAnswer = z.infer<typeof RainForecastIssuesAnswer>;

export const RejectsAnswer = z.object({
  /** Of all stations, by reason; a reason that never occurred is absent. */
  counts: z.partialRecord(RejectReason, z.int()),
  rejects: z.array(Reject.extend({ id: z.string() })),
  next: z.string().nullable(),
});
export type RejectsAnswer = z.infer<typeof RejectsAnswer>;

export const DeviceEventsAnswer = z.object({
  /** Newest first. */
  events: z.array(DeviceEvent),
  next: z.string().nullable(),
});
export type DeviceEventsAnswer = z.infer<typeof DeviceEventsAnswer>;

export const AttachmentsAnswer = z.object({
  /** Newest first. */
  attachments: z.array(Attachment),
  next: z.string().nullable(),
});
export type AttachmentsAnswer = z.infer<typeof AttachmentsAnswer>;

export const HealthAnswer = z.object({
  status: z.enum(['ok', 'degraded']),
  now: z.number(),
  parts: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  /** Records that wait in a topic for the processor that reads it: raw, observations. */
  lag: z.record(z.string(), z.int()),
});
export type HealthAnswer = z.infer<typeof HealthAnswer>;
