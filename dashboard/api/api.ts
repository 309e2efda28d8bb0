import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Station } from '../../domain/station.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import type { RoomContext } from '../../infra/room.ts';
import type { EventStream } from './event-stream.ts';
import type { Followed } from './followed.ts';
import type { LiveState } from './live-state.ts';

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
  readonly stations: Followed<Station>;
  readonly warnings: Followed<WarningEvent>;
  readonly live: LiveState;
  readonly events: EventStream;
}

/** Adds the routes of one noun. */
export type Routes = (api: Api, deps: ApiDeps) => void;
