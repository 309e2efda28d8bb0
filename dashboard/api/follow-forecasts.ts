import { forecastCards, forecastWarnings, rainForecasts } from '../../domain/topics.ts';
import type { Journal } from '../../infra/journal/journal.ts';
import type { Log } from '../../infra/log/log.ts';
import type { ApiDeps } from './api.ts';
import { brief } from './brief-forecast.ts';
import type { EventStream } from './event-stream.ts';
import { keepFollowing } from './followed.ts';
import { startForecastBoard } from './forecast-board.ts';
import type { RetryOptions } from './retry.ts';

export interface FollowForecastsOptions extends Omit<RetryOptions, 'what'> {
  readonly log: Log;
  readonly journal: Journal;
  readonly events: Pick<EventStream, 'publish'>;
  readonly onReset: () => void;
}

/** What will be, and what is warned of before it is seen, with their events. Resolves when all that is kept has been read. */
export async function followForecasts(
  options: FollowForecastsOptions,
): Promise<Pick<ApiDeps, 'forecasts' | 'forecastWarnings' | 'rainForecasts'>> {
  const { log, events } = options;
  const [warnings, cards, rain] = await Promise.all([
    keepFollowing(log, forecastWarnings, {
      ...options,
      what: 'Following the forecast warnings',
      onChange: (event) => events.publish('forecast_warning', JSON.stringify(event)),
    }),
    keepFollowing(log, forecastCards, {
      ...options,
      what: 'Following the cards of the models',
      onChange: () => undefined,
    }),
    keepFollowing(log, rainForecasts, {
      ...options,
      what: 'Following the rain forecasts',
      onChange: () => undefined,
    }),
  ]);
  const forecasts = await startForecastBoard({
    ...options,
    cards,
    onChange: (changed) => events.publish('forecast', JSON.stringify(changed.map(brief))),
  });
  return { forecasts, forecastWarnings: warnings, rainForecasts: rain };
}
