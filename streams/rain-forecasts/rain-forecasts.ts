import { RAIN_FORECAST_CODEC, type RainForecast, supersedes } from '../../domain/rain-forecast.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Reject } from '../../domain/reject.ts';
import { raw, rejects, rainForecasts as topic } from '../../domain/topics.ts';
import { follow } from '../../infra/follow.ts';
import type { JournalEntry } from '../../infra/journal/journal.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { Processor, StreamsContext } from '../processor.ts';
import { journalEntryOf, rejectsOf } from '../quality/reject.ts';
import { readRainPacket } from './read-packet.ts';

/**
 * Takes up the rain that others forecast. Every forecast is kept as it was issued; the topic has the newest issue of each
 * area, so one that is older than the topic's stays out of it, whenever it comes. The journal comes before the topic: what
 * a crash cut short is told when the batch comes again.
 */
export const rainForecasts: Processor<RawPacket> = {
  name: 'rain-forecasts',
  reads: raw,
  maxRecords: 2_000,

  async open(context, signal) {
    const followed = await follow(context.log, topic, { signal });
    const told = new Map<string, RainForecast>(); // what is not followed yet
    const isNewest = (forecast: RainForecast) =>
      supersedes(forecast, followed.get(forecast.area)) &&
      supersedes(forecast, told.get(forecast.area));

    return async (entries) => {
      const { forecasts, refused } = readPackets(entries);
      await keep(forecasts, refused, context);
      const newest = newestOfEach(forecasts).filter(isNewest);
      if (newest.length === 0) return;
      await context.log.append(topic, newest);
      for (const forecast of newest) told.set(forecast.area, forecast);
    };
  },
};

function readPackets(entries: readonly Entry<RawPacket>[]) {
  const forecasts: RainForecast[] = [];
  const refused: Reject[] = [];
  for (const entry of entries) {
    if (entry.message.codec !== RAIN_FORECAST_CODEC) continue;
    const read = readRainPacket(entry.message);
    forecasts.push(...read.forecasts);
    refused.push(...rejectsOf(entry, read.faults));
  }
  return { forecasts, refused };
}

async function keep(
  forecasts: readonly RainForecast[],
  refused: readonly Reject[],
  { log, journal }: StreamsContext,
): Promise<void> {
  if (forecasts.length > 0) await journal.record(forecasts.map(entryOf));
  if (refused.length === 0) return;
  await log.append(rejects, refused);
  await journal.record(refused.map(journalEntryOf));
}

/** By area and issue; `received` tells two of one issue apart, the later being the greater. */
function entryOf(forecast: RainForecast): JournalEntry {
  const { area, issued, received } = forecast;
  return {
    kind: 'rain-forecast',
    id: `${area}/${issued}/${received}`,
    time: issued,
    station: area,
    label: 'rainfall',
    document: forecast,
  };
}

function newestOfEach(forecasts: readonly RainForecast[]): RainForecast[] {
  const newest = new Map<string, RainForecast>();
  for (const forecast of forecasts)
    if (supersedes(forecast, newest.get(forecast.area))) newest.set(forecast.area, forecast);
  return [...newest.values()];
}
