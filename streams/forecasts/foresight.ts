import type { Forecast } from '../../domain/forecast.ts';
import { Hazard } from '../../domain/station.ts';
import { warnings as observed, forecastWarnings as topic } from '../../domain/topics.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import { follow } from '../../infra/follow.ts';
import type { JournalEntry } from '../../infra/journal/journal.ts';
import type { StreamsContext } from '../processor.ts';
import { foreseen } from './foreseen.ts';

/** The warnings of what is probable. */
export interface Foresight {
  take(forecasts: readonly Forecast[]): Promise<void>;
}

/**
 * Takes up the forecast warnings as they were told last, and changes them as newer forecasts come. To the topic last: its
 * newest word is the memory, and what was told is not found anew after a crash.
 */
export async function keepForesight(
  { log, journal, clock }: StreamsContext,
  signal: AbortSignal,
): Promise<Foresight> {
  const standing = await follow(log, observed, { signal });
  const told = new Map(await follow(log, topic, { signal }));

  function changesBy(forecast: Forecast): WarningEvent[] {
    return Hazard.options.flatMap((hazard) => {
      const key = `${forecast.station}/${hazard}`;
      const before = told.get(key);
      const seen = standing.get(key);
      const change = foreseen({ forecast, hazard, before, seen, now: clock.now() });
      if (change) told.set(key, change);
      return change ?? [];
    });
  }

  return {
    async take(forecasts) {
      const events = newestOfEach(forecasts).flatMap(changesBy);
      if (events.length === 0) return;
      await journal.record(events.map(journalEntryOf));
      await log.append(topic, events);
    },
  };
}

/** What was issued last holds. */
function newestOfEach(forecasts: readonly Forecast[]): readonly Forecast[] {
  const newest = new Map<string, Forecast>();
  for (const forecast of forecasts) {
    const key = `${forecast.station}/${forecast.property}`;
    const other = newest.get(key);
    if (!other || forecast.issued >= other.issued) newest.set(key, forecast);
  }
  return [...newest.values()];
}

/** Its label keeps it apart from the warnings of what was observed, whose timeline is read from there. */
function journalEntryOf(event: WarningEvent): JournalEntry {
  return {
    kind: 'warning',
    id: `${event.station}/${event.hazard}/forecast/${event.readingTime}`,
    time: event.readingTime,
    station: event.station,
    label: `${event.hazard} forecast`,
    document: event,
  };
}
