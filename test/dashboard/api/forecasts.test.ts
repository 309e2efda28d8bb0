import { expect, test } from 'vitest';
import {
  ForecastAnswer,
  ForecastIssuesAnswer,
  ForecastsAnswer,
} from '../../../domain/api-answers.ts';
import type { Forecast } from '../../../domain/forecast.ts';
import { forecasts, forecastWarnings } from '../../../domain/topics.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import type { Journal } from '../../../infra/journal/journal.ts';
import { ISSUED, forecast as made } from '../../streams/forecasts/forecast.ts';
import { eventually } from './made.ts';
import { follow } from './sse-client.ts';
import { testApi } from './test-api.ts';

const HOUR = 3_600_000;
const of = (over: Partial<Forecast>) => made({ blue: 0.4 }, { station: 'A', ...over });

/** As the streams keep them. */
function keep({ journal }: { journal: Journal }, ...kept: Forecast[]) {
  return journal.record(
    kept.map((document) => ({
      kind: 'forecast',
      id: `A/stage/${document.issued}/${document.made}`,
      time: document.issued,
      station: 'A',
      label: 'stage',
      document,
    })),
  );
}

const HISTORY = [of({}), of({ made: ISSUED + 2 * HOUR, now: 19.3 }), of({ issued: ISSUED + HOUR })];

test('the list has of every series the newest issue, with its levels and no more', async () => {
  const { api } = await testApi({ before: (deps) => keep(deps, ...HISTORY) });
  const answer = ForecastsAnswer.parse((await api.inject('/api/forecasts')).json());
  expect(answer.forecasts.map(({ issued }) => (issued - ISSUED) / HOUR)).toEqual([1]);
  expect(answer.forecasts[0]?.exceedances[0]).toMatchObject({ severity: 'blue', within: 0.4 });
});

test('a forecast is answered in full; asked for a time, as it was last issued by then', async () => {
  const { api } = await testApi({ before: (deps) => keep(deps, ...HISTORY) });
  const ask = async (query: string) =>
    ForecastAnswer.parse((await api.inject(`/api/forecasts/A/stage${query}`)).json());
  expect((await ask('')).forecast.issued).toBe(ISSUED + HOUR);
  expect((await ask(`?at=${ISSUED + HOUR / 2}`)).forecast.now).toBe(19.3);
  expect((await api.inject(`/api/forecasts/A/stage?at=${ISSUED - 1}`)).statusCode).toBe(404);
});

test('the issues of a series come newest first, page by page', async () => {
  const { api } = await testApi({ before: (deps) => keep(deps, ...HISTORY) });
  const ask = async (query: string) =>
    ForecastIssuesAnswer.parse((await api.inject(`/api/forecasts/A/stage/issues?${query}`)).json());
  const first = await ask('limit=2');
  const second = await ask(`limit=2&before=${encodeURIComponent(first.next ?? '')}`);
  const all = [...first.forecasts, ...second.forecasts];
  expect(all).toEqual([HISTORY[2], HISTORY[1], HISTORY[0]]);
});

test('forecast warnings stand beside the observed ones, not among them', async () => {
  const event: WarningEvent = {
    station: 'A',
    hazard: 'flood',
    property: 'stage',
    severity: 'blue',
    value: 20,
    threshold: 19.5,
    readingTime: ISSUED,
    eventTime: ISSUED,
    basis: 'forecast',
    corrected: false,
    probability: 0.7,
  };
  const { api } = await testApi({ before: ({ log }) => log.append(forecastWarnings, [event]) });
  const { open, forecast } = (await api.inject('/api/warnings')).json();
  expect(open).toEqual([]);
  expect(forecast).toEqual([event]);
});

test('a forecast that is issued arrives as an event, and stands in the list', async () => {
  const { api, deps } = await testApi();
  const client = await follow(api);
  await deps.log.append(forecasts, [of({})]);
  await eventually(() => client.events.at(-1)).toMatchObject({
    event: 'forecast',
    data: [{ station: 'A', issued: ISSUED }],
  });
  const { forecasts: listed } = (await api.inject('/api/forecasts')).json();
  expect(listed).toHaveLength(1);
});
