import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { DeviceHealth } from '../../domain/device-health.ts';
import type { Drought } from '../../domain/drought.ts';
import type { LowWater } from '../../domain/low-water.ts';
import type { RainForecast } from '../../domain/rain-forecast.ts';
import type { Risk } from '../../domain/risk.ts';
import type { Station } from '../../domain/station.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import type { RoomContext } from '../../infra/room.ts';
import type { EventStream } from './event-stream.ts';
import type { Followed } from './followed.ts';
import type { ForecastBoard } from './forecast-board.ts';
import type { LiveState } from './live-state.ts';
import type { WhatIf } from './what-if/start-what-if.ts';

/** The server as the routes see it: schemas are zod's, handlers are typed by them. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** All that the routes answer from. */
export interface ApiDeps
  extends Pick<RoomContext, 'clock' | 'logger' | 'log' | 'store' | 'journal'> {
  /** The address listened on: a loopback address answers only to the names of this machine. */
  readonly bind: string;
  /** Folder of the built web page; it need not exist. */
  readonly page: string;
  /** Proves that the store does its work, or throws. */
  readonly probeStore: () => Promise<void>;
  /** How far back the simulated basin is to fill its past, days; absent: there is none. */
  readonly historyDays?: number;
  readonly stations: Followed<Station>;
  readonly warnings: Followed<WarningEvent>;
  readonly forecastWarnings: Followed<WarningEvent>;
  readonly forecasts: ForecastBoard;
  readonly droughts: Followed<Drought>;
  readonly lowWaters: Followed<LowWater>;
  readonly risks: Followed<Risk>;
  /** By station, and that of the house itself. */
  readonly deviceHealth: Followed<DeviceHealth>;
  /** The newest of each area. */
  readonly rainForecasts: Followed<RainForecast>;
  readonly live: LiveState;
  readonly whatIf: WhatIf;
  readonly events: EventStream;
}

/** Adds the routes of one noun. */
export type Routes = (api: Api, deps: ApiDeps) => void;
