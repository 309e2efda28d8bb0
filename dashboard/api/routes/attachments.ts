import { createHash } from 'node:crypto';
import { z } from 'zod';
import { codecNamed } from '../../../devices/codecs/codecs.ts';
import { AttachmentsAnswer } from '../../../domain/api-answers.ts';
import { Attachment } from '../../../domain/attachment.ts';
import type { RawPacket } from '../../../domain/raw-packet.ts';
import { raw } from '../../../domain/topics.ts';
import type { ApiDeps, Routes } from '../api.ts';
import { problem } from '../problem.ts';
import { CursorParameter, LimitParameter, nextCursor, TimeParameter } from '../query.ts';

const Query = z.strictObject({
  station: z.string().max(255).optional(),
  before: CursorParameter.optional(),
  limit: LimitParameter,
});

const Picture = z.strictObject({
  station: z.string().max(64),
  time: TimeParameter,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Pictures that stations have sent: which there are, and each in its bytes, read anew from the packets that brought it. */
export const attachmentRoutes: Routes = (api, deps) => {
  api.get(
    '/api/attachments',
    {
      schema: {
        summary: 'Pictures that stations have sent, newest first',
        querystring: Query,
        response: { 200: AttachmentsAnswer },
      },
    },
    async ({ query: { station, before, limit } }) => {
      const page = await deps.journal.list({
        kind: 'attachment',
        limit,
        ...(station !== undefined && { station }),
        ...(before !== undefined && { before }),
      });
      const attachments = page.map(({ document }) => Attachment.parse(document));
      return { attachments, next: nextCursor(page, limit) };
    },
  );

  api.get(
    '/api/attachments/:station/:time/:sha256',
    { schema: { summary: 'A picture in its bytes', params: Picture } },
    async ({ params }, reply) => {
      const attachment = await find(deps, params);
      if (!attachment) throw problem(404, `${params.station} has no such picture.`);
      const bytes = await bytesOf(deps, attachment);
      if (!bytes) throw problem(410, 'The packets of this picture are no longer kept.');
      return reply
        .header('content-type', attachment.mediaType)
        .header('content-security-policy', "default-src 'none'")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=86400, immutable')
        .send(Buffer.from(bytes));
    },
  );
};

/** More pictures of one moment than this are not looked through. */
const MOST_OF_A_MOMENT = 20;

async function find(
  { journal }: ApiDeps,
  { station, time, sha256 }: z.infer<typeof Picture>,
): Promise<Attachment | undefined> {
  const before = { time: time + 1, id: '' };
  const page = await journal.list({ kind: 'attachment', station, before, limit: MOST_OF_A_MOMENT });
  return page
    .map(({ document }) => Attachment.parse(document))
    .find((one) => one.time === time && one.sha256 === sha256);
}

async function bytesOf(
  { log, stations }: ApiDeps,
  { raw: positions, sha256, station }: Attachment,
): Promise<Uint8Array | undefined> {
  const packets = await Promise.all(positions.map((position) => log.at(raw, position)));
  const kept = packets.filter((packet): packet is RawPacket => packet !== undefined);
  const [first] = kept;
  if (kept.length < positions.length || first === undefined) return undefined;
  const payload = Buffer.concat(kept.map((packet) => packet.payload));
  const { device, received, codec } = first;
  const gear = stations.map().get(station)?.gear;
  const frame = codecNamed(codec)?.decode(payload, { device, received, gear });
  const attached = frame?.ok ? (frame.attached ?? []) : [];
  return attached.find(({ bytes }) => sha256 === createHash('sha256').update(bytes).digest('hex'))
    ?.bytes;
}
