import { z } from 'zod';
import { RejectsAnswer } from '../../../domain/api-answers.ts';
import { Reject, RejectReason } from '../../../domain/reject.ts';
import type { Routes } from '../api.ts';
import { CursorParameter, LimitParameter, nextCursor } from '../query.ts';

const Query = z.strictObject({
  reason: RejectReason.optional(),
  /** Not checked against the registry: unknown stations are what people look for here. */
  station: z.string().max(255).optional(),
  before: CursorParameter.optional(),
  limit: LimitParameter,
});

/** What could not become an observation, with its reason and its bytes. */
export const rejectRoutes: Routes = (api, { journal }) => {
  api.get(
    '/api/rejects',
    {
      schema: {
        summary: 'What could not become an observation, newest first, and how much of it by reason',
        querystring: Query,
        response: { 200: RejectsAnswer },
      },
    },
    async ({ query: { reason, station, before, limit } }) => {
      const [counts, page] = await Promise.all([
        journal.count('reject'),
        journal.list({
          kind: 'reject',
          limit,
          ...(reason !== undefined && { label: reason }),
          ...(station !== undefined && { station }),
          ...(before !== undefined && { before }),
        }),
      ]);
      return {
        counts,
        rejects: page.map(({ id, document }) => ({ ...Reject.parse(document), id })),
        next: nextCursor(page, limit),
      };
    },
  );
};
