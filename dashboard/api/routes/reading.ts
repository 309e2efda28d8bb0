import { ReadingAnswer } from '../../../domain/api-answers.ts';
import type { Position } from '../../../domain/position.ts';
import { reasonsOf } from '../../../domain/quality.ts';
import type { RawPacket } from '../../../domain/raw-packet.ts';
import { raw } from '../../../domain/topics.ts';
import type { Routes } from '../api.ts';
import { pointAt } from '../point-at.ts';
import { problem } from '../problem.ts';
import { TimeParameter } from '../query.ts';
import { registeredSeries, SeriesParameters } from '../registered-series.ts';

/** One number traced to its bytes. */
export const readingRoutes: Routes = (api, { stations, store, log }) => {
  api.get(
    '/api/reading/:station/:property/:time',
    {
      schema: {
        summary: 'One reading with its flag, the reasons for it, and the packet that brought it',
        params: SeriesParameters.extend({ time: TimeParameter }),
        response: { 200: ReadingAnswer },
      },
    },
    async ({ params: { station, property, time } }) => {
      const { unit } = registeredSeries(stations.map(), { station, property });
      const points = await store.range({ station, property, from: time, to: time + 1, limit: 1 });
      if (points.times.length === 0)
        throw problem(
          404,
          `${station}/${property} has no reading at ${new Date(time).toISOString()}.`,
        );

      const point = pointAt(points, 0, { station, property });
      const packet = await log.at(raw, point.raw);
      return {
        observation: { ...point, unit, reasons: reasonsOf(point.reasons) },
        ...(packet === undefined
          ? { raw: null, rawMissing: 'no longer kept' as const }
          : { raw: spelled(packet, point.raw) }),
      };
    },
  );
};

function spelled({ device, codec, received, payload }: RawPacket, position: Position) {
  const payloadHex = Buffer.from(payload).toString('hex');
  return { device, codec, received, position, payloadHex, payloadText: printable(payload) };
}

/** null where it is not UTF-8, or holds control characters other than white space. */
function printable(payload: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    return /[^\P{Cc}\t\r\n]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
