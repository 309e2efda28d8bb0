import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followEventSource } from '../../../../dashboard/web/live/events.ts';

/** A browser's EventSource in the test's hands. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static made: Source[] = [];
  readonly url: string;
  readyState = 0;
  constructor(url: string) {
    super();
    this.url = url;
    Source.made.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  tell(name: string, data: unknown = {}, lastEventId = '') {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }
}

function follow() {
  const broken: number[] = [];
  const told: string[] = [];
  const stop = followEventSource('boot-1', {
    latest: () => void told.push('latest'),
    warning: () => void told.push('warning'),
    forecast: () => void told.push('forecast'),
    forecast_warning: () => void told.push('forecast_warning'),
    station: () => void told.push('station'),
    device_health: () => void told.push('device_health'),
    drought: () => void told.push('drought'),
    low_water: () => void told.push('low_water'),
    risk: () => void told.push('risk'),
    reset: () => void told.push('reset'),
    open: () => void told.push('open'),
    broken: (silentMs) => void broken.push(silentMs),
  });
  return { broken, told, stop, source: () => Source.made.at(-1) as Source };
}

beforeEach(() => {
  vi.useFakeTimers();
  Source.made = [];
  vi.stubGlobal('EventSource', Source);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('beats keep a quiet line alive, and tell nothing', () => {
  const { broken, told, source, stop } = follow();
  for (let i = 0; i < 12; i++) {
    vi.advanceTimersByTime(10_000);
    source().tell('beat');
  }
  expect([broken, told, Source.made.length]).toEqual([[], [], 1]);
  stop();
});

test('a house that misses three beats is broken since it was last heard, and asked anew from the last event', () => {
  const { broken, source, stop } = follow();
  source().tell('latest', [], 'boot-7');
  source().tell('beat');
  const frozen = source();
  vi.advanceTimersByTime(34_000);
  expect(broken).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(broken).toEqual([35_000]);
  expect(frozen.readyState).toBe(Source.CLOSED);
  expect(source().url).toContain('lastEventId=boot-7');
  // As long as it is frozen nothing answers, and it is asked again.
  vi.advanceTimersByTime(35_000);
  expect(Source.made).toHaveLength(3);
  stop();
  vi.advanceTimersByTime(100_000);
  expect(Source.made).toHaveLength(3);
});

test('where the browser gives up it is begun anew; a break that the browser mends is only told', () => {
  const { broken, source, stop } = follow();
  source().dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(5_000);
  expect([broken, Source.made.length]).toEqual([[0], 1]);
  source().close();
  source().dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(5_000);
  expect([broken, Source.made.length]).toEqual([[0, 0], 2]);
  stop();
});
