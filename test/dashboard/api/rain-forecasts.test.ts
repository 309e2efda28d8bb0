import { expect, test } from 'vitest';
import { RainForecastIssuesAnswer, RainForecastsAnswer } from '../../../domain/api-answers.ts';
import type { RainForecast } from '../../../domain/rain-forecast.ts';
import { rainForecasts } from '../../../domain/topics.ts';
import { rainForecast } from './rain-forecast.ts';
import { ask, testApi } from './test-api.ts';

const entry = (forecast: RainForecast) => ({
  kind: 'rain-forecast' as const,
  id: `${forecast.area}/${forecast.issued}/${forecast.received}`,
  time: forecast.issued,
  station: forecast.area,
  label: 'rainfall',
  document: forecast,
});

test('the newest forecast of each area is told, and those before as they were issued, page by page', async () => {
  const [gan, xin] = [rainForecast(), rainForecast({ area: 'xin' })];
  const before = rainForecast({ issued: gan.issued - 3_600_000, mm: [1] });
  const its = await testApi({
    before: async ({ log, journal }) => {
      await log.append(rainForecasts, [before, gan, xin]);
      await journal.record([before, gan, xin].map(entry));
    },
  });
  const { forecasts } = RainForecastsAnswer.parse((await ask(its, '/api/rain-forecasts')).body);
  expect(forecasts).toEqual([gan, xin]);

  const url = '/api/rain-forecasts/gan/issues?limit=1';
  const first = RainForecastIssuesAnswer.parse((await ask(its, url)).body);
  expect(first.forecasts).toEqual([gan]);
  const second = (await ask(its, `${url}&before=${first.next}`)).body;
  expect(RainForecastIssuesAnswer.parse(second).forecasts).toEqual([before]);
});
