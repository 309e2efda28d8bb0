import { z } from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/time.ts';

/** A time in a URL, as epoch ms: digits, or ISO 8601 with its zone; a date alone begins at 00:00 UTC, 08:00 Beijing time. */
export const TimeParameter = z
  .string()
  .max(40)
  .transform((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : isoTime(text)))
  .refine((time) => Math.abs(time) <= MAX_TIME, {
    error: 'give epoch milliseconds or ISO 8601 with its zone, such as 2020-07-12T08:00:00+08:00',
  });

/** A length of time in a URL, as ms from a minute on: digits, or an ISO 8601 duration of weeks down to seconds. */
export const StepParameter = z
  .string()
  .max(40)
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : isoDuration(text)))
  .refine((step) => step >= MINUTE_MS, {
    error: 'give an ISO 8601 duration such as PT1H or P1D, or milliseconds; at least a minute',
  });

/** The place after which a page goes on: an answer's `next`, or epoch ms. */
export const CursorParameter = z
  .string()
  .max(400)
  .regex(/^-?\d+(\.\d+)?(~|$)/, 'give the `next` of an earlier answer, or epoch milliseconds')
  .transform((text) => {
    const [time = '', ...id] = text.split('~');
    return { time: Number(time), id: id.join('~') };
  });

/** How many entries a page has. */
export const LimitParameter = z.coerce.number().int().min(1).max(1_000).default(100);

/** The cursor of the page after this one; null when this one was not full. */
export function nextCursor(
  page: readonly { readonly time: number; readonly id: string }[],
  limit: number,
): string | null {
  const last = page.at(-1);
  return last === undefined || page.length < limit ? null : `${last.time}~${last.id}`;
}

/** ECMAScript's own bound of a Date, ms. */
const MAX_TIME = 8.64e15;

/** "+" arrives as a space where it was not escaped. NaN when it is no such time. */
function isoTime(text: string): number {
  const iso = text.replace(' ', '+');
  return ISO_TIME.test(iso) ? Date.parse(iso) : Number.NaN;
}
const ISO_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** Months and years have no fixed length, so they are none. NaN when it is no such duration. */
function isoDuration(text: string): number {
  const [, ...counts] = ISO_DURATION.exec(text) ?? [];
  if (counts.every((count) => count === undefined)) return Number.NaN;
  return counts.reduce((sum, count, unit) => sum + Number(count ?? 0) * (UNITS_MS[unit] ?? 0), 0);
}
const ISO_DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS_MS = [7 * DAY_MS, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS];
