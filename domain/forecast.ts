import { z } from 'zod';
import { Severity } from './severity.ts';
import { Hazard, Station } from './station.ts';

/** The levels, percent, at which a forecast states its quantiles. */
export const FORECAST_LEVELS = [5, 10, 25, 50, 75, 90, 95] as const;

/** The place of the median among them. */
export const MEDIAN = FORECAST_LEVELS.indexOf(50);

/** A number that is not certain: the likeliest, and a range that holds it nine times of ten. */
const Ranged = z.object({ likely: z.number(), from: z.number(), to: z.number() });

/** How probable it is that a level of the station is reached. */
export const Exceedance = z.object({
  hazard: Hazard,
  severity: Severity,
  /** The level, canonical unit. */
  value: z.number(),
  /** 0 … 1 at each lead: that the value stands at or beyond the level then. */
  byLead: z.array(z.number()),
  /** 0 … 1: that it does at any of the leads. */
  within: z.number(),
  /** Hours until it does; null for what lies beyond the last lead. */
  hours: z.object({
    likely: z.number().nullable(),
    earliest: z.number().nullable(),
    latest: z.number().nullable(),
  }),
});
export type Exceedance = z.infer<typeof Exceedance>;

/** How the 90 % band of a model has kept its word here, at one lead, in the forecasts that were issued and have come true. */
export const Recalibration = z.object({
  /** The model's own band is so many times as wide in this forecast, on the scale that its model forecasts on. */
  stretch: z.number().positive(),
  /** Issues of the past that the model was tried on when it was put to use, for want of forecasts that had come true. */
  rehearsed: z.int(),
  /** Forecasts of this model at this lead that had come true at the issue, and those of them whose band, as told, held it. */
  judged: z.int(),
  held: z.int(),
});
export type Recalibration = z.infer<typeof Recalibration>;

/** What a station's stage or discharge will be, as one model saw it at one time. Canonical unit of the property. */
export const Forecast = z.object({
  station: z.string(),
  property: z.string(),
  /** Epoch ms of the last full hour whose readings it knows. */
  issued: z.number(),
  /** Epoch ms at which it was made; where late readings changed what was known, it was made again with the same `issued`. */
  made: z.number(),
  /** What the forecasts and its skill are of: the name of a model and when it was trained, see `ForecastCard`. */
  model: z.string(),
  trained: z.number(),
  /** Why it is not by the model that the card is of, but by a simpler one. */
  instead: z.string().optional(),
  /** Whose readings it was made from. */
  origin: Station.shape.origin.unwrap(),
  /** Whose readings the model learned from. */
  learnedFrom: z.enum(['observed', 'simulated']),
  /** The value at `issued`, from which it starts. */
  now: z.number(),
  /** Hours ahead, ascending. */
  leads: z.array(z.number()),
  /** At FORECAST_LEVELS, ascending, a row a lead. */
  quantiles: z.array(z.array(z.number()).length(FORECAST_LEVELS.length)),
  exceedances: z.array(Exceedance),
  /** For each lead; left out where the model does not speak itself. */
  recalibration: z.array(Recalibration).optional(),
  /** The highest that is likely within the leads, and in how many hours; null where it falls from now on or still rises at the end. */
  crest: z.object({ value: Ranged, hours: Ranged }).nullable(),
  /** The probability at which this station warns, tuned on what its model would have said before. */
  warnAt: z.number(),
});
export type Forecast = z.infer<typeof Forecast>;

/** A model is judged on so many issues at most, evenly spread over the span: more say little more of skill. */
export const MOST_JUDGED = 3_000;

/** What a model has been worth at one lead, on issues that it did not learn from. Formulas: forecasting/metrics. */
export const LeadSkill = z.object({
  /** Hours. */
  lead: z.number(),
  /** Nine times of ten the mean of the quantiles was off by no more than this, canonical unit. */
  error90: z.number(),
  /** By name: nse, kge, crps, crpssPersistence, crpssClimatology, coverage90, qualifiedRate … */
  scores: z.record(z.string(), z.number().nullable()),
  /** GB/T 22482: 甲 and 乙 may be issued, 丙 is for reference, none is an estimate. */
  grade: z.enum(['甲', '乙', '丙', 'none']),
});
export type LeadSkill = z.infer<typeof LeadSkill>;

/** What somebody who sees a forecast must know of the model to trust it, and to doubt it. */
export const ForecastCard = z.object({
  station: z.string(),
  property: z.string(),
  model: z.string(),
  /** Epoch ms at which it was trained, and the span it learned from; then the span it was verified on. */
  trained: z.number(),
  learned: z.object({ from: z.number(), to: z.number(), issues: z.int() }),
  /** Of its issues at most MOST_JUDGED are judged. */
  verified: z.object({ from: z.number(), to: z.number(), issues: z.int() }),
  learnedFrom: z.enum(['observed', 'simulated']),
  /** What it looks at, in words. */
  features: z.array(z.string()),
  warnAt: z.number(),
  skill: z.array(LeadSkill),
});
export type ForecastCard = z.infer<typeof ForecastCard>;
