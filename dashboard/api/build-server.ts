import fastify from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Api, ApiDeps, Routes } from './api.ts';
import { describeApi } from './describe-api.ts';
import { guard } from './guard.ts';
import { answerClientError, problem, problemHandler } from './problem.ts';
import { askRoutes } from './routes/asks.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { deviceEventRoutes } from './routes/device-events.ts';
import { deviceHealthRoutes } from './routes/device-health.ts';
import { deviceRoutes } from './routes/devices.ts';
import { eventRoutes } from './routes/events.ts';
import { forecastRoutes } from './routes/forecasts.ts';
import { healthRoutes } from './routes/health.ts';
import { latestRoutes } from './routes/latest.ts';
import { pageRoutes } from './routes/page.ts';
import { rainForecastRoutes } from './routes/rain-forecasts.ts';
import { readingRoutes } from './routes/reading.ts';
import { rejectRoutes } from './routes/rejects.ts';
import { riskRoutes } from './routes/risk.ts';
import { seriesRoutes } from './routes/series.ts';
import { simulationRoutes } from './routes/simulation.ts';
import { stationRoutes } from './routes/stations.ts';
import { waitingRoutes } from './routes/waiting.ts';
import { warningRoutes } from './routes/warnings.ts';
import { whatIfRoutes } from './routes/what-if.ts';

const ROUTES: readonly Routes[] = [
  stationRoutes,
  latestRoutes,
  seriesRoutes,
  readingRoutes,
  warningRoutes,
  forecastRoutes,
  rainForecastRoutes,
  riskRoutes,
  rejectRoutes,
  deviceEventRoutes,
  deviceHealthRoutes,
  attachmentRoutes,
  whatIfRoutes,
  deviceRoutes,
  waitingRoutes,
  askRoutes,
  simulationRoutes,
  healthRoutes,
  eventRoutes,
  pageRoutes,
];

/** The HTTP server of the API and the page, ready for `listen` or `inject`. It answers; the routes that change something say so. */
export async function buildServer(deps: ApiDeps): Promise<Api> {
  const answerProblem = problemHandler(deps.logger);
  const api = fastify({
    ...LIMITS,
    frameworkErrors: answerProblem,
    clientErrorHandler: answerClientError,
    return503OnClosing: false,
  }).withTypeProvider<ZodTypeProvider>();

  api.setValidatorCompiler(validatorCompiler);
  // Answers are typed by their schemas and parsed by the tests; zod would take 100 ms for 20,000 entries.
  api.setSerializerCompiler(() => JSON.stringify);
  api.setErrorHandler(answerProblem);
  api.setNotFoundHandler(() => {
    throw problem(404, 'Nothing is at this address. /docs lists what is.');
  });
  api.addHook('onRequest', guard(deps.bind));
  api.addHook('preClose', async () => deps.events.close());
  await describeApi(api);
  for (const routes of ROUTES) routes(api, deps);
  return api;
}

/** Questions are short; whoever takes long to ask, or asks for too much at once, is turned away. */
const LIMITS = {
  bodyLimit: 1_024,
  requestTimeout: 10_000,
  routerOptions: { maxParamLength: 128 },
  http: { maxHeaderSize: 8_192 },
} as const;
