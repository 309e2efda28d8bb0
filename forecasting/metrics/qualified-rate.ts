import { toCanonical } from '../../domain/unit.ts';

/** What a forecast is allowed to be off. */
export interface Allowance {
  /** Share of the observed change over the lead: 0.20 by SL 250-2000 and GB/T 22482-2008. */
  readonly ofChange: number;
  /** Never less than this share of the observed value. */
  readonly ofValue: number;
  /** Never less than this, in the unit of the observed. */
  readonly least: number;
}

/** Discharge. The floor of 5 % of the observed is general knowledge of SL 250, not read in it: unverified. */
const DISCHARGE: Allowance = { ofChange: 0.2, ofValue: 0.05, least: 0 };

/** Stage in m. The floor of 0.10 m is general knowledge of SL 250, not read in it: unverified. */
const STAGE: Allowance = { ofChange: 0.2, ofValue: 0, least: 0.1 };

/** What the standard allows for a quantity in that unit; undefined for a quantity it does not speak of, and where a stage is no length. */
export function allowanceOf(target: {
  readonly quantity: string;
  readonly unit: string;
}): Allowance | undefined {
  if (target.quantity === 'discharge') return DISCHARGE;
  const metre = toCanonical(1, target.unit, 'm');
  if (target.quantity !== 'stage' || metre === undefined) return undefined;
  return { ...STAGE, least: STAGE.least / metre };
}

/**
 * Qualified rate QR = qualified / total × 100, in percent: forecasts whose error stays within the allowance. `issued` is
 * what was observed when each was made. SL 250-2000, GB/T 22482-2008.
 */
export function qualifiedRate(
  observed: Float64Array,
  forecast: Float64Array,
  issued: Float64Array,
  { ofChange, ofValue, least }: Allowance,
): number {
  let qualified = 0;
  for (const [at, value] of observed.entries()) {
    const change = Math.abs(value - (issued[at] ?? Number.NaN));
    const allowed = Math.max(ofChange * change, ofValue * Math.abs(value), least);
    if (Math.abs((forecast[at] ?? Number.NaN) - value) <= allowed) qualified++;
  }
  return (100 * qualified) / observed.length;
}
