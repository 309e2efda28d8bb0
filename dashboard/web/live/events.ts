import type { ApiEvent, ApiEventName } from '../../../domain/api-events.ts';

/** What the stream of events tells. */
export interface EventHandlers {
  latest(entries: ApiEvent<'latest'>): void;
  warning(event: ApiEvent<'warning'>): void;
  station(station: ApiEvent<'station'>): void;
  /** What was missed cannot be made up for: fetch everything anew. */
  reset(): void;
  open(): void;
  broken(): void;
}

/** Follows the house's events; ends when the returned function is called. */
export type FollowEvents = (lastEventId: string, handlers: EventHandlers) => () => void;

const NAMES = ['latest', 'warning', 'station', 'reset'] as const satisfies ApiEventName[];
const PATH = '/api/events';
const RETRY_MS = 4_000;

/**
 * Over EventSource, which comes back by itself with the last id after a break. Where the browser gives up (the server
 * answered, but not with a stream) this starts over without an id, upon which the house sends a reset.
 */
export const followEventSource: FollowEvents = (lastEventId, handlers) => {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const start = (url: string) => {
    source = new EventSource(url);
    source.addEventListener('open', handlers.open);
    source.addEventListener('error', () => {
      handlers.broken();
      if (source.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(() => start(PATH), RETRY_MS);
    });
    for (const name of NAMES) {
      source.addEventListener(name, (event) => handlers[name](JSON.parse(event.data)));
    }
  };

  start(`${PATH}?lastEventId=${encodeURIComponent(lastEventId)}`);
  return () => {
    clearTimeout(retry);
    source.close();
  };
};
