import type { Room, RoomContext } from '../infra/room.ts';

/** What a room needs of the store: only one process of the house may write it. */
export type StoreUse = 'none' | 'read' | 'write';

export interface RoomEntry {
  readonly store: StoreUse;
  start(context: RoomContext): Promise<Room>;
}

/** The rooms of the house, in the order they start; they stop in the opposite order. Loaded when asked for. */
export const rooms = {
  streams: {
    store: 'write',
    start: async (context) => (await import('../streams/start-streams.ts')).startStreams(context),
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

export type RoomName = keyof typeof rooms;
