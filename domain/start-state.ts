import { z } from 'zod';
import { ReservoirId, RIVER_IDS } from './what-if.ts';

/** How well the model, before it was set to the last readings, followed a series over the last 30 days. */
export const GaugeFit = z.object({
  station: z.string(),
  property: z.enum(['stage', 'discharge']),
  /** Hours with a usable reading. */
  hours: z.int(),
  /** Nash-Sutcliffe efficiency; null where the series does not vary. */
  nse: z.number().nullable(),
  /** Mean of modelled less observed: percent of the mean for a discharge, m for a stage. */
  bias: z.number(),
  /** Modelled less observed at the end, before it was taken out; canonical unit. */
  last: z.number(),
});
export type GaugeFit = z.infer<typeof GaugeFit>;

/** What was found out of a river: each multiplies what was supposed. */
export const RiverFit = z.object({
  river: z.enum(RIVER_IDS),
  /** Rain of the three months before, that is, how wet the soil is. */
  wetness: z.number(),
  /** Groundwater 35 days ago. */
  groundwater: z.number(),
  /** Rain since. */
  rain: z.number(),
  /** False where no flow was observed: then all are 1. */
  observed: z.boolean(),
});
export type RiverFit = z.infer<typeof RiverFit>;

/** A reservoir at the start. Levels m, flows m3/s. */
const ReservoirNow = z.object({
  reservoir: ReservoirId,
  level: z.number(),
  /** Its level was read at the dam; else it follows from what flowed in and out. */
  observed: z.boolean(),
  ruleLevel: z.number(),
  deadLevel: z.number(),
  fullLevel: z.number(),
  release: z.number(),
  /** The most that the river below bears. */
  most: z.number(),
});
export type ReservoirNow = z.infer<typeof ReservoirNow>;

/** From what a what-if starts, and how far it can be trusted. */
export const StartState = z.object({
  /** The full hour whose readings are the last it knows, epoch ms. */
  time: z.number(),
  rivers: z.array(RiverFit),
  gauges: z.array(GaugeFit),
  reservoirs: z.array(ReservoirNow),
  /** Share of the hours and sub-basins of the last 30 days whose rain was observed, 0 … 1. */
  rainKnown: z.number(),
  /** Areal rain of the last 30 days as observed, mm a day, the oldest first. */
  rainOfDays: z.array(z.number()),
  /** m3/s at Jiujiang, and whether it was observed. */
  yangtze: z.object({ flow: z.number(), observed: z.boolean() }),
});
export type StartState = z.infer<typeof StartState>;

/** `state` is null where nothing can be looked ahead from. */
export const StartAnswer = z.object({
  state: StartState.nullable(),
  /** no_stations: the registry has none of the basin's; no_readings: none of them has told of water. */
  why: z.enum(['no_stations', 'no_readings']).optional(),
});
export type StartAnswer = z.infer<typeof StartAnswer>;
