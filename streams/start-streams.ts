import { builtInStations } from '../devices/stations/built-in-stations.ts';
import type { Station } from '../domain/station.ts';
import { accounts as accountsTopic, stations as registry } from '../domain/topics.ts';
import { follow } from '../infra/follow.ts';
import type { Room, RoomContext } from '../infra/room.ts';
import { runProcessors } from './processors.ts';

/**
 * Starts every processor, each in a loop of its own, over the stations given and those of topic `stations`.
 * `stop` resolves when each has committed the batch it had in hand. This room alone writes the store and the journal.
 */
export async function startStreams(
  context: RoomContext,
  initial: readonly Station[] = builtInStations(),
): Promise<Room> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const listeners = new Set<(station: Station) => void>();
  const stations = await follow(context.log, registry, {
    initial,
    signal,
    onChange: (station) => {
      for (const listener of listeners) listener(station);
    },
  });
  const accounts = await follow(context.log, accountsTopic, { signal });
  const running = runProcessors(
    { ...context, stations, accounts, onStation: subscribe(listeners) },
    { signal },
  );
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function subscribe<T>(listeners: Set<(value: T) => void>) {
  return (listener: (value: T) => void, signal: AbortSignal): void => {
    listeners.add(listener);
    signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
  };
}
