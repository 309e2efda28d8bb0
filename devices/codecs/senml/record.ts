import { z } from 'zod';
import type { Context } from '../codec.ts';
import { unitNamed } from './units.ts';

/** A SenML record by its JSON labels (RFC 8428 table 4). A label that ends in "_" must be understood (section 4.4). */
export const SenmlRecord = z
  .looseObject({
    bn: z.string(),
    bt: z.number(),
    bu: z.string(),
    bv: z.number(),
    bs: z.number(),
    bver: z.number().max(10, 'a later version of SenML'),
    n: z.string(),
    u: z.string(),
    v: z.number(),
    vb: z.boolean(),
    vs: z.string(),
    vd: z.unknown(),
    s: z.number(),
    t: z.number(),
  })
  .partial()
  .refine((record) => !Object.keys(record).some((label) => label.endsWith('_')), {
    error: 'a label that must be understood, and is not',
  });
export type SenmlRecord = z.infer<typeof SenmlRecord>;

/** What holds for a record and all that follow, until one says otherwise (section 4.1). */
export type Base = Pick<SenmlRecord, 'bn' | 'bt' | 'bu' | 'bv' | 'bs'>;

/** The base with what the record says of it. */
export function baseOf({ bn, bt, bu, bv, bs }: SenmlRecord, before: Base): Base {
  return {
    bn: bn ?? before.bn,
    bt: bt ?? before.bt,
    bu: bu ?? before.bu,
    bv: bv ?? before.bv,
    bs: bs ?? before.bs,
  };
}

/** A record joined with its base (section 4.6). */
export interface Resolved {
  readonly name: string;
  /** Epoch ms. */
  readonly time: number;
  readonly unit: string | undefined;
  /** undefined: a text, data, or a base for those that follow. */
  readonly value: number | undefined;
  readonly sum: number | undefined;
}

/** Resolves a record, or says what is wrong with it. */
export function resolve(record: SenmlRecord, base: Base, context: Context): Resolved | string {
  const name = (base.bn ?? '') + (record.n ?? '');
  if (!NAME.test(name)) return `n: "${name.slice(0, 64)}" is no name`;
  const time = timeOf((base.bt ?? 0) + (record.t ?? 0), context);
  if (typeof time === 'string') return time;
  const unit = record.u ?? base.bu;
  return {
    name,
    time,
    unit: unit === undefined ? undefined : unitNamed(unit),
    value: ownValue(record, base),
    sum: added(base.bs, record.s),
  };
}

/** Whether a record says nothing of its own, but only of those that follow. */
export function isBaseOnly(record: SenmlRecord): boolean {
  return OWN.every((label) => record[label] === undefined);
}

const OWN = ['n', 't', 'u', 'v', 'vb', 'vs', 'vd', 's'] as const;

/** Section 4.5.1. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9\-:./_]*$/;

/** Seconds of an epoch, or below 2^28 of now (section 4.5.3). */
function timeOf(seconds: number, { received }: Context): number | string {
  const now = seconds < 2 ** 28 ? received : 0;
  if (now === undefined) return 't: relative to a time that is not known';
  const time = now + Math.round(seconds * 1_000);
  return Math.abs(time) < YEAR_10000 ? time : 't: beyond all calendars';
}

const YEAR_10000 = 253_402_300_800_000;

function ownValue({ v, vb, vs, vd }: SenmlRecord, { bv }: Base): number | undefined {
  if (vs !== undefined || vd !== undefined) return undefined;
  return vb === undefined ? added(bv, v) : Number(vb);
}

function added(base: number | undefined, own: number | undefined): number | undefined {
  const sum = (base ?? 0) + (own ?? 0) + 0; // -0 + 0 is 0
  return (base ?? own) === undefined || !Number.isFinite(sum) ? undefined : sum;
}
