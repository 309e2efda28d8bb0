import { StationsAnswer } from '../../../domain/api-answers.ts';
import type { Routes } from '../api.ts';

/** Every station of the registry. */
export const stationRoutes: Routes = (api, { stations }) => {
  api.get(
    '/api/stations',
    { schema: { summary: 'Every station', response: { 200: StationsAnswer } } },
    async () => ({ stations: [...stations.map().values()] }),
  );
};
