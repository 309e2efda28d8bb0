import type { Forecast, Recalibration } from '../../domain/forecast.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { adapted, type Band, holds } from '../conformal.ts';
import { LEADS } from './series-of.ts';

/** Of a forecast as it was told, what it takes to judge its bands when they have come true: a row a lead. */
export interface ToldBand {
  readonly trained: number;
  readonly bands: readonly Band[];
  readonly recalibration: readonly Recalibration[];
}

/** By issue, epoch ms, in order: as many as the longest lead has hours, and the newest. */
export type ToldBands = ReadonlyMap<number, ToldBand>;

/** Bands are judged for so long, hours. */
export const KEPT = Math.max(...LEADS);

/** undefined for what another spoke than the model itself. */
export function toldBandOf(forecast: Forecast): ToldBand | undefined {
  const { trained, quantiles, recalibration } = forecast;
  if (!recalibration) return undefined;
  const bands = quantiles.map((row) => ({
    low: row[0] ?? Number.NaN,
    high: row.at(-1) ?? Number.NaN,
  }));
  return { trained, bands, recalibration };
}

/** Takes in forecasts told, and lets go of those that have come true at all leads; never of the newest. */
export function keepBands(bands: Map<number, ToldBand>, forecasts: readonly Forecast[]): void {
  for (const forecast of forecasts) {
    const band = toldBandOf(forecast);
    if (band) bands.set(forecast.issued, band);
    else bands.delete(forecast.issued);
  }
  const newest = Math.max(...bands.keys());
  for (const issued of bands.keys()) if (issued < newest - KEPT * HOUR_MS) bands.delete(issued);
}

/** What is asked: the issue, of which model, and what was observed at an hour, NaN where nothing was. */
export interface Judging {
  readonly issued: number;
  readonly trained: number;
  /** Hours. */
  readonly leads: readonly number[];
  readonly observed: (time: number) => number;
}

/**
 * What the forecasts of a model that had come true at an issue taught of its bands: what the last one told before it knew, and
 * each hour since then. Nothing observed after the issue enters.
 */
export function recalibrationAt(bands: ToldBands, judging: Judging): Recalibration[] {
  const { issued, trained, leads, observed } = judging;
  const before = newestBefore(bands, judging);
  if (before === undefined) return leads.map(() => UNTAUGHT);
  return leads.map((lead, at) => {
    let known = bands.get(before)?.recalibration[at] ?? UNTAUGHT;
    for (let hour = before + HOUR_MS; hour <= issued; hour += HOUR_MS) {
      const told = bands.get(hour - lead * HOUR_MS);
      const band = told?.trained === trained ? told.bands[at] : undefined;
      if (band) known = judged(known, band, observed(hour));
    }
    return known;
  });
}

const UNTAUGHT: Recalibration = { stretch: 1, rehearsed: 0, judged: 0, held: 0 };

/** The newest issue of a model before another, told or rehearsed. */
export function newestBefore(
  bands: ToldBands,
  { issued, trained }: Pick<Judging, 'issued' | 'trained'>,
): number | undefined {
  let newest: number | undefined;
  for (const [time, band] of bands) {
    if (time < issued && band.trained === trained && time > (newest ?? 0)) newest = time;
  }
  return newest;
}

/** An hour of which nothing is known teaches nothing. */
function judged(known: Recalibration, band: Band, observed: number): Recalibration {
  if (Number.isNaN(observed)) return known;
  const { stretch, rehearsed, judged: count, held } = known;
  return {
    rehearsed,
    stretch: adapted(stretch, band, observed),
    judged: count + 1,
    held: held + (holds(band, observed) ? 1 : 0),
  };
}
