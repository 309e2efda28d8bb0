import {
  type Exceedance,
  FORECAST_LEVELS,
  type Forecast,
  type ForecastCard,
  type Recalibration,
} from '../../domain/forecast.ts';
import { propertyOf } from '../../domain/property.ts';
import type { Level, Station } from '../../domain/station.ts';
import { exceedance, LEVELS, rowOf } from '../quantiles.ts';
import { crestOf, hoursTo, type Paths } from './paths.ts';

/** What one model says at one time. */
export interface Said {
  readonly station: Station;
  readonly card: ForecastCard;
  /** Why it is not the card's model that says so. */
  readonly instead?: string | undefined;
  readonly issued: number;
  readonly made: number;
  readonly now: number;
  /** Hours. */
  readonly leads: readonly number[];
  /** For each lead the quantiles at LEVELS. */
  readonly rows: readonly Float64Array[];
  readonly recalibration?: readonly Recalibration[] | undefined;
}

/** Makes of it what people and warnings need: levels, times to them, the crest. Figures are as fine as can be seen. */
export function forecastOf(said: Said): Forecast {
  const { station, card, instead, issued, made, now, leads, rows, recalibration } = said;
  const { property } = card;
  const paths: Paths = { now, leads, rows };
  const rounded = rounder(property);
  return {
    station: station.id,
    property,
    issued,
    made,
    model: instead === undefined ? card.model : 'persistence',
    trained: card.trained,
    ...(instead !== undefined && { instead }),
    origin: station.origin,
    learnedFrom: card.learnedFrom,
    now: rounded(now),
    leads: [...leads],
    quantiles: rows.map((row) => TOLD.map((at) => rounded(row[at] ?? Number.NaN))),
    exceedances: station.levels
      .filter((level) => level.property === property)
      .map((level) => exceedanceOf(paths, level)),
    ...(recalibration && { recalibration: [...recalibration] }),
    crest: crestOf(paths, rounded),
    warnAt: card.warnAt,
  };
}

/** The forecast of one issue out of a model's answer to many. */
export function rowsAt(forecasts: readonly Float64Array[], row: number): readonly Float64Array[] {
  return forecasts.map((quantiles) => rowOf(quantiles, row));
}

/** Where the levels that are told stand among those of the models. */
const TOLD = FORECAST_LEVELS.map((percent) =>
  LEVELS.findIndex((level) => Math.abs(level - percent / 100) < 1e-9),
);

function exceedanceOf(paths: Paths, { hazard, severity, value }: Level): Exceedance {
  const byLead = paths.rows.map((row) => {
    const above = exceedance(row, value);
    return share(hazard === 'flood' ? above : 1 - above);
  });
  return {
    hazard,
    severity,
    value,
    byLead,
    within: Math.max(...byLead),
    hours: hoursTo(paths, value, hazard === 'flood' ? 1 : -1),
  };
}

/** Thousandths. */
function share(probability: number): number {
  return Math.round(1_000 * probability) / 1_000;
}

/** One decimal more than people are shown. */
function rounder(property: string): (value: number) => number {
  const scale = 10 ** ((propertyOf(property)?.decimals ?? 2) + 1);
  return (value) => Math.round(value * scale) / scale;
}
