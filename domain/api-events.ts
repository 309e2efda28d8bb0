import { z } from 'zod';
import { ForecastBrief, LatestEntry } from './api-answers.ts';
import { DeviceHealth } from './device-health.ts';
import { Drought } from './drought.ts';
import { LowWater } from './low-water.ts';
import { Risk } from './risk.ts';
import { Station } from './station.ts';
import { WarningEvent } from './warning.ts';

/**
 * What /api/events sends: the data of each event, by its name. Ids are `<boot>-<number>`; a client that comes back
 * with the last one it saw (Last-Event-ID, or ?lastEventId) gets what it missed.
 */
export const API_EVENTS = {
  /** The entries that changed, coalesced, at most four times a second. The entry sent last is the one that stands. */
  latest: z.array(LatestEntry),
  warning: WarningEvent,
  /** Forecasts that were issued; a series' newest issue stands. */
  forecast: z.array(ForecastBrief),
  /** A warning of what is probable was given, changed or ended. */
  forecast_warning: WarningEvent,
  /** A sub-basin's drought, the lake's low water, a sub-basin's risk, as told anew. */
  drought: Drought,
  low_water: LowWater,
  risk: Risk,
  /** Something began or ended that is wrong with a device, or with the house's own hearing. */
  device_health: DeviceHealth,
  /** A station was added or changed. */
  station: Station,
  /** Fetch the snapshots (stations, latest, warnings, forecasts) anew. Sent first to whoever names no id, or one too old. */
  reset: z.object({}),
  /** Nothing but that the house lives: sent every BEAT_MS, without an id. */
  beat: z.object({}),
} as const;

/** How often the house says that it lives, ms. */
export const BEAT_MS = 10_000;

export type ApiEventName = keyof typeof API_EVENTS;
export type ApiEvent<Name extends ApiEventName> = z.infer<(typeof API_EVENTS)[Name]>;
