import { expect, test } from 'vitest';
import { LatestAnswer } from '../../../domain/api-answers.ts';
import { SimulationAnswer } from '../../../domain/simulation.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { observed, station, T0 } from './made.ts';
import { ask, testApi } from './test-api.ts';

const simulated = [{ ...station('A'), origin: 'simulated' as const }];

test('the present is no season, and a house without a simulated basin fills no past', async () => {
  const house = await testApi();
  const { body } = await ask(house, '/api/simulation');
  expect(SimulationAnswer.parse(body)).toEqual({
    time: house.clock.time,
    season: null,
    history: null,
  });
  expect(LatestAnswer.parse((await ask(house, '/api/latest')).body).speed).toBeUndefined();
});

test('a house in a season says whose time it is, and how fast it goes on', async () => {
  const season = { scenario: 'flood-2020', speed: 60 };
  const house = await testApi({ clock: { now: () => T0, season } });
  const { body } = await ask(house, '/api/simulation');
  expect(SimulationAnswer.parse(body)).toMatchObject({ time: T0, season });
  expect(LatestAnswer.parse((await ask(house, '/api/latest')).body).speed).toBe(60);
});

test('history reaches back to the oldest reading of the station that is sent last', async () => {
  const house = await testApi({
    registry: simulated,
    historyDays: 30,
    before: ({ store }) =>
      store.write([observed({ time: T0 - 9 * DAY_MS }), observed({ time: T0 - 3 * DAY_MS })]),
  });
  const { body } = await ask(house, '/api/simulation');
  expect(SimulationAnswer.parse(body).history).toEqual({
    reached: house.clock.time - T0 + 9 * DAY_MS,
    wanted: 30 * DAY_MS,
  });
});
