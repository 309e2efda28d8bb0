import { expect, test } from 'vitest';
import type { Api } from '../../../../dashboard/web/live/api.ts';
import type { EventHandlers } from '../../../../dashboard/web/live/events.ts';
import { createHouse } from '../../../../dashboard/web/live/house.ts';
import { HOUR_MS } from '../../../../domain/time.ts';
import type { WarningEvent } from '../../../../domain/warning.ts';
import { briefs } from '../example-forecast.ts';
import { NOW, warning } from '../example-station.ts';

const foreseen = (over: Partial<WarningEvent> = {}) =>
  warning({ basis: 'forecast', severity: 'orange', ...over });

/** A house that has one forecast and one warning by it, its events in the test's hands. */
async function house() {
  const api = {
    latest: async () => ({ time: NOW, lastEventId: 'boot-7', latest: [] }),
    stations: async () => ({ stations: [] }),
    warnings: async () => ({ open: [warning()], forecast: [foreseen()], recent: [], next: null }),
    forecasts: async () => ({ time: NOW, forecasts: [...briefs().values()] }),
    drought: async () => ({ droughts: [], lowWaters: [] }),
    risk: async () => ({ risks: [] }),
    troubled: async () => ({ house: [], devices: [] }),
  } as unknown as Api;
  const followed = Promise.withResolvers<EventHandlers>();
  const made = createHouse(
    api,
    (_, handlers) => {
      followed.resolve(handlers);
      return () => undefined;
    },
    () => NOW,
  );
  const stop = made.start();
  return { made, events: await followed.promise, stop };
}

test('forecasts and what is warned of by them are fetched apart from what is observed', async () => {
  const { made, stop } = await house();
  expect(made.forecasts.value.get('a/stage')?.issued).toBe(NOW);
  expect(made.forecastWarnings.value).toEqual([foreseen()]);
  expect(made.warnings.value).toEqual([warning()]);
  stop();
});

test('a forecast that is issued takes the place of the one before', async () => {
  const { made, events, stop } = await house();
  events.forecast([...briefs({ issued: NOW + HOUR_MS }).values()]);
  expect(made.forecasts.value.get('a/stage')?.issued).toBe(NOW + HOUR_MS);
  stop();
});

test('a warning by forecast is news, and when it ended it is gone while the observed one stands', async () => {
  const { made, events, stop } = await house();
  events.forecast_warning(foreseen({ severity: 'red' }));
  expect(made.news.value).toMatchObject({ basis: 'forecast', severity: 'red' });
  events.forecast_warning(foreseen({ severity: undefined }));
  expect(made.forecastWarnings.value).toEqual([]);
  expect(made.warnings.value).toHaveLength(1);
  stop();
});
