import { HealthAnswer } from '../../../domain/api-answers.ts';
import type { Routes } from '../api.ts';
import { checkHealth } from '../health.ts';

/** Whether the house does what it should: 200 when all parts are well, 503 when one is not. */
export const healthRoutes: Routes = (api, deps) => {
  api.get(
    '/api/health',
    {
      schema: {
        summary: 'Whether the house does what it should, part by part',
        response: { 200: HealthAnswer, 503: HealthAnswer },
      },
    },
    async (_request, reply) => {
      const health = await checkHealth(deps);
      return reply.code(health.status === 'ok' ? 200 : 503).send(health);
    },
  );
};
