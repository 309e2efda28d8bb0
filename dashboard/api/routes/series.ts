import { Readable } from 'node:stream';
import { z } from 'zod';
import { AggregatesAnswer, SeriesAnswer } from '../../../domain/api-answers.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { RangeQuery, Store } from '../../../infra/store/store.ts';
import type { Routes } from '../api.ts';
import { problem } from '../problem.ts';
import { StepParameter, TimeParameter } from '../query.ts';
import { type RegisteredSeries, registeredSeries, SeriesParameters } from '../registered-series.ts';
import { aggregatesCsv, pointsCsv } from '../series-csv.ts';
import { partsOf, thinned } from '../series-points.ts';

const Query = z.strictObject({
  from: TimeParameter.optional(),
  to: TimeParameter.optional(),
  points: z.coerce.number().int().min(6).max(100_000).optional(),
  step: StepParameter.optional(),
  format: z.enum(['json', 'csv']).optional(),
});
type Query = z.infer<typeof Query>;

const Answer = {
  content: {
    'application/json': { schema: z.union([SeriesAnswer, AggregatesAnswer]) },
    'text/csv': { schema: z.string() },
  },
};

/** A series over a span of time: points, thinned where they are more than can be drawn, or statistics by step. */
export const seriesRoutes: Routes = (api, { clock, stations, store }) => {
  api.get(
    '/api/series/:station/:property',
    {
      schema: {
        summary: 'A series over a span of time: points, or statistics by step; JSON or CSV',
        params: SeriesParameters,
        querystring: Query,
        response: { 200: Answer },
      },
    },
    async ({ params, query, headers }, reply) => {
      const series = registeredSeries(stations.map(), params);
      const span = spanOf(query, clock.now());
      const asked: Asked = { store, series, query, range: { ...params, ...span } };
      reply.header('vary', 'accept');
      if (wantsCsv(query, headers.accept)) {
        reply.type('text/csv; charset=utf-8; header=present');
        reply.header(
          'content-disposition',
          `attachment; filename="${params.station}-${params.property}.csv"`,
        );
        return Readable.from(await csvOf(asked)) as never; // the text in parts
      }
      const { step } = query;
      if (step !== undefined)
        return { ...series, ...span, step, aggregates: await aggregatesOf(asked, step) };
      return { ...series, ...span, ...(await columnsOf(asked)) };
    },
  );
};

const DEFAULT_SPAN = 72 * HOUR_MS;
const DEFAULT_POINTS = 2_000;
const MOST_POINTS = 1_000_000;
const MOST_STEPS = 200_000;

interface Asked {
  readonly store: Store;
  readonly series: RegisteredSeries;
  readonly range: RangeQuery;
  readonly query: Query;
}

function spanOf({ from, to }: Query, now: number) {
  const until = to ?? now;
  const since = from ?? until - DEFAULT_SPAN;
  if (since >= until)
    throw problem(400, 'from: it must lie before `to`, which is now where none is given');
  return { from: since, to: until };
}

function wantsCsv({ format }: Query, accept = ''): boolean {
  return format === undefined ? accept.includes('text/csv') : format === 'csv';
}

async function columnsOf(asked: Asked) {
  const { points, downsampled } = await drawnPoints(asked);
  return {
    downsampled,
    times: Array.from(points.times),
    values: Array.from(points.values, (value) => (Number.isNaN(value) ? null : value)),
    flags: Array.from(points.flags),
    reasons: Array.from(points.reasons),
  };
}

async function drawnPoints({ store, range, query }: Asked) {
  const whole = await store.range({ ...range, limit: MOST_POINTS + 1 });
  if (whole.times.length > MOST_POINTS)
    throw problem(
      400,
      `More than ${MOST_POINTS} points: ask for a shorter span, for a \`step\`, or for CSV.`,
    );
  const points = thinned(whole, query.points ?? DEFAULT_POINTS);
  return { points, downsampled: points !== whole };
}

async function aggregatesOf({ store, range: { from, to, ...series } }: Asked, step: number) {
  if ((to - from) / step > MOST_STEPS)
    throw problem(400, `step: at most ${MOST_STEPS} steps fit into an answer; ask for longer ones`);
  return store.aggregate({ ...series, from, to, step });
}

/** All points as they come, unless a number of them was asked for. */
async function csvOf(asked: Asked) {
  const { store, series, range, query } = asked;
  if (query.step !== undefined) return aggregatesCsv(series, await aggregatesOf(asked, query.step));
  if (query.points === undefined) return pointsCsv(series, partsOf(store, range));
  return pointsCsv(series, [(await drawnPoints(asked)).points]);
}
