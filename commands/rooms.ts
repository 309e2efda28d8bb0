import type { Room, RoomContext } from '../infra/room.ts';

/** A room by what it needs of the store and the journal. Where these are embedded, only one process may write them. */
export type RoomEntry =
  | {
      readonly store: 'none';
      start(context: Omit<RoomContext, 'store' | 'journal'>): Promise<Room>;
    }
  | {
      readonly store: 'read' | 'write';
      start(context: RoomContext): Promise<Room>;
    };

/** The rooms of the house, in the order they start; they stop in the opposite order. Loaded when asked for. */
export const rooms = {
  streams: {
    store: 'write',
    start: async (context) => (await import('../streams/start-streams.ts')).startStreams(context),
  },
  forecasting: {
    store: 'read',
    start: async (context) => {
      const { startForecasting } = await import('../forecasting/start-forecasting.ts');
      const { builtInStations } = await import('../devices/stations/built-in-stations.ts');
      return startForecasting(context, builtInStations());
    },
  },
  dashboard: {
    store: 'read',
    start: async (context) =>
      (await import('../dashboard/api/start-dashboard.ts')).startDashboard(context),
  },
  ingest: {
    store: 'none',
    start: async (context) => (await import('../ingest/start-ingest.ts')).startIngest(context),
  },
  simulator: {
    store: 'read',
    start: async (context) => (await import('./simulated-basin.ts')).startSimulatedBasin(context),
  },
} as const satisfies Record<string, RoomEntry>;

/** What `./poyang run` takes. */
export type RoomName = keyof typeof rooms;
