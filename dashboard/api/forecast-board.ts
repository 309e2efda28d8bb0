import { Forecast, type ForecastCard } from '../../domain/forecast.ts';
import { seriesId } from '../../domain/station.ts';
import { forecasts as topic } from '../../domain/topics.ts';
import type { Journal } from '../../infra/journal/journal.ts';
import type { Log } from '../../infra/log/log.ts';
import type { Logger } from '../../infra/logger.ts';
import type { Followed } from './followed.ts';
import { retry } from './retry.ts';

/** The newest forecast of every series. */
export interface ForecastBoard {
  newest(station: string, property: string): Forecast | undefined;
  all(): Iterable<Forecast>;
  /** What a series' model has been worth. */
  card(station: string, property: string): ForecastCard | undefined;
  /** False while the log cannot be read. */
  ok(): boolean;
}

export interface ForecastBoardOptions {
  readonly log: Log;
  readonly journal: Journal;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly cards: Followed<ForecastCard>;
  /** Told of what has come, once a batch. */
  readonly onChange: (forecasts: readonly Forecast[]) => void;
  readonly pauseMs?: number;
}

/** Resolves when the newest that are kept are loaded; then follows `forecasts` until the signal aborts. */
export async function startForecastBoard(options: ForecastBoardOptions): Promise<ForecastBoard> {
  const { log, journal, signal, cards, onChange } = options;
  const newest = new Map<string, Forecast>();
  const loaded = Promise.withResolvers<void>();
  let ok = false;

  function take(forecast: Forecast): boolean {
    const key = seriesId(forecast.station, forecast.property);
    if (isOlder(forecast, newest.get(key))) return false;
    newest.set(key, forecast);
    return true;
  }
  async function load() {
    const kept = await journal.list({ kind: 'forecast', limit: MOST_RECALLED });
    for (const { document } of kept.toReversed()) take(Forecast.parse(document));
    ok = true;
    loaded.resolve();
  }
  async function run() {
    const reader = log.read(topic, { from: 'end', signal })[Symbol.asyncIterator]();
    try {
      // The reader takes its place before the journal is asked: nothing falls between the two.
      let next = await reader.next();
      for (await load(); !next.done; next = await reader.next()) {
        const changed = next.value.entries.map(({ message }) => message).filter(take);
        if (changed.length > 0) onChange(changed);
      }
    } finally {
      ok = false;
      await reader.return?.();
    }
  }

  const following = retry(run, { ...options, what: 'Following the forecasts' });
  await Promise.race([loaded.promise, following]);
  void following.then(() => undefined); // what it throws from here on nobody handles: it ends the process
  return {
    newest: (station, property) => newest.get(seriesId(station, property)),
    all: () => newest.values(),
    card: (station, property) => cards.map().get(seriesId(station, property)),
    ok: () => ok,
  };
}

/** An issue of 1,000 series, and what late readings changed of it. */
const MOST_RECALLED = 3_000;

/** Of one issue, what was made last holds. */
function isOlder(forecast: Forecast, known: Forecast | undefined): boolean {
  if (!known || forecast.issued !== known.issued) return forecast.issued < (known?.issued ?? 0);
  return forecast.made < known.made;
}
