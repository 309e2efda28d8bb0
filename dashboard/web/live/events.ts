import { type ApiEvent, type ApiEventName, BEAT_MS } from '../../../domain/api-events.ts';

/** What the stream of events tells. */
export interface EventHandlers {
  latest(entries: ApiEvent<'latest'>): void;
  warning(event: ApiEvent<'warning'>): void;
  forecast(forecasts: ApiEvent<'forecast'>): void;
  forecast_warning(event: ApiEvent<'forecast_warning'>): void;
  station(station: ApiEvent<'station'>): void;
  device_health(health: ApiEvent<'device_health'>): void;
  drought(drought: ApiEvent<'drought'>): void;
  low_water(lowWater: ApiEvent<'low_water'>): void;
  risk(risk: ApiEvent<'risk'>): void;
  /** What was missed cannot be made up for: fetch everything anew. */
  reset(): void;
  open(): void;
  /** The house was last heard so many ms ago. */
  broken(silentMs: number): void;
}

/** Follows the house's events; ends when the returned function is called. */
export type FollowEvents = (lastEventId: string, handlers: EventHandlers) => () => void;

const NAMES = [
  'latest',
  'warning',
  'forecast',
  'forecast_warning',
  'station',
  'device_health',
  'drought',
  'low_water',
  'risk',
  'reset',
] as const satisfies ApiEventName[];
const PATH = '/api/events';
const RETRY_MS = 4_000;
/** Three beats missed, and some time for the fourth to be late. */
const SILENCE_MS = 3.5 * BEAT_MS;

/**
 * Over EventSource, which comes back by itself with the last id after a break. Where the browser gives up (the server
 * answered, but not with a stream), and where the house falls silent without a break (it is frozen, or a cable is out),
 * this comes back itself from the last event it heard.
 */
export const followEventSource: FollowEvents = (lastEventId, handlers) => {
  let last = lastEventId;
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const start = () => {
    source = new EventSource(`${PATH}?lastEventId=${encodeURIComponent(last)}`);
    source.addEventListener('open', () => {
      hear();
      handlers.open();
    });
    source.addEventListener('error', () => {
      handlers.broken(0);
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(silence);
      retry = setTimeout(start, RETRY_MS);
    });
    source.addEventListener('beat', hear);
    for (const name of NAMES) {
      source.addEventListener(name, (event) => {
        hear();
        last = event.lastEventId || last;
        handlers[name](JSON.parse(event.data));
      });
    }
    hear();
  };
  const hear = () => {
    clearTimeout(silence);
    silence = setTimeout(giveUp, SILENCE_MS);
  };
  const giveUp = () => {
    source.close();
    handlers.broken(SILENCE_MS);
    start();
  };
  const stop = () => {
    clearTimeout(retry);
    clearTimeout(silence);
    source.close();
  };

  start();
  return stop;
};
