import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Api } from './api.ts';

/** Adds /openapi.json and, for people, /docs: all from this origin. Before the routes that they describe. */
export async function describeApi(api: Api): Promise<void> {
  await api.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'poyang', version: '1', description: DESCRIPTION },
      components: { securitySchemes: { account: { type: 'http', scheme: 'basic' } } },
    },
    transform: jsonSchemaTransform,
  });
  await api.register(fastifySwaggerUi, {
    routePrefix: '/docs',
    uiConfig: { layout: 'BaseLayout' },
    theme: { title: 'poyang API' },
  });
  api.get('/openapi.json', { schema: { hide: true } }, async () => api.swagger());
}

const DESCRIPTION = `Stations, their newest readings, series, warnings, forecasts, drought, risk, rejects and the health of devices. Times are epoch milliseconds, values are in
the canonical unit of their property. Errors are problem details (RFC 9457, application/problem+json).`;
