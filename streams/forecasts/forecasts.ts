import type { Forecast } from '../../domain/forecast.ts';
import { forecasts as topic } from '../../domain/topics.ts';
import type { JournalEntry } from '../../infra/journal/journal.ts';
import type { Processor } from '../processor.ts';
import { keepForesight } from './foresight.ts';

/**
 * Keeps every forecast as it was issued, so that people can see later what was known, and warns of what is probable. A
 * forecast that was made again stands beside the first.
 */
export const forecasts: Processor<Forecast> = {
  name: 'forecasts',
  reads: topic,
  maxRecords: 1_000,

  async open(context, signal) {
    const foresight = await keepForesight(context, signal);
    return async (entries) => {
      const issued = entries.map(({ message }) => message);
      await context.journal.record(issued.map(journalEntryOf));
      await foresight.take(issued);
    };
  },
};

/** By station, property and issue; `made` tells two of one issue apart, the later being the greater. */
function journalEntryOf(forecast: Forecast): JournalEntry {
  const { station, property, issued, made } = forecast;
  return {
    kind: 'forecast',
    id: `${station}/${property}/${issued}/${made}`,
    time: issued,
    station,
    label: property,
    document: forecast,
  };
}
