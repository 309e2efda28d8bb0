import { type Curve, inSeason, interpolate } from './interpolate.ts';

export interface Reservoir {
  /** Storage below which nothing is released, and above which everything is; 1e8 m3. */
  readonly dead: number;
  readonly full: number;
  /** The rule curve: storage kept in the middle of each month, January first; 1e8 m3. */
  readonly rule: readonly number[];
  /** Days in which water above the rule curve is released. */
  readonly days: number;
  /** Release for the river below, and the most it bears; m3/s. */
  readonly least: number;
  readonly most: number;
  /** What the rice fields below ask for on top of that in the height of the season, m3/s. */
  readonly irrigation: number;
  /** Stage, m, by storage, 1e8 m3. */
  readonly stages: Curve;
}

export type ReservoirName = keyof typeof DATA;

/**
 * The five reservoirs that shape the floods. Total and normal storages and levels are general knowledge, the rule
 * curves and releases plausible: none is verified. Published: in July 2020 up to 10,600 m3/s flowed into Zhelin.
 */
const DATA = {
  zhelin: {
    dead: 15.8,
    full: 67.7,
    rule: [40, 37, 35, 35, 37, 38, 39, 42, 44, 45, 44, 42],
    days: 8,
    least: 60,
    most: 3_600,
    irrigation: 40,
    stages: [
      [15.8, 50],
      [50.2, 65],
      [79.2, 73],
    ],
  },
  wanan: {
    dead: 4.3,
    full: 16,
    rule: [8.5, 7.5, 6, 5, 5, 5, 6, 8, 9, 9, 9, 9],
    days: 0.6,
    least: 150,
    most: 12_000,
    irrigation: 0,
    stages: [
      [4.3, 85],
      [11.2, 96],
      [22.2, 104],
    ],
  },
  xiajiang: {
    dead: 3.6,
    full: 11,
    rule: [6.4, 6.4, 5.4, 4, 4, 4, 5, 6.2, 6.4, 6.4, 6.4, 6.4],
    days: 0.3,
    least: 220,
    most: 20_000,
    irrigation: 0,
    stages: [
      [3.6, 42],
      [7, 46],
      [11.9, 49],
    ],
  },
  liaofang: {
    dead: 1.1,
    full: 3.9,
    rule: [1.7, 1.7, 1.5, 1.2, 1.2, 1.2, 1.4, 1.6, 1.7, 1.7, 1.7, 1.7],
    days: 0.3,
    least: 30,
    most: 6_000,
    irrigation: 60,
    stages: [
      [1.1, 61],
      [2, 65],
      [4.3, 68],
    ],
  },
  hongmen: {
    dead: 1.3,
    full: 10.5,
    rule: [4.6, 4.2, 3.8, 3.6, 3.8, 4, 4.4, 4.8, 5, 5, 5, 4.8],
    days: 6,
    least: 15,
    most: 1_500,
    irrigation: 45,
    stages: [
      [1.3, 90],
      [5.4, 100],
      [12.2, 107],
    ],
  },
} as const satisfies Record<string, Reservoir>;

export const RESERVOIRS: Readonly<Record<ReservoirName, Reservoir>> = DATA;

/** What flows in, m3/s, over how many seconds, about which time; and what an operator releases instead of the rule. */
export interface ReservoirStep {
  readonly inflow: number;
  readonly seconds: number;
  readonly time: number;
  readonly release?: number | undefined;
}

/** One step from a storage in m3: the outflow in m3/s, never more than there is nor so little that the dam overflows. */
export function releaseOf(reservoir: Reservoir, storage: number, step: ReservoirStep): number {
  const { inflow, seconds, time } = step;
  const over = storage / 1e8 - inSeason(reservoir.rule, time);
  const byRule = (over * 1e8) / (reservoir.days * 86_400);
  const asked = reservoir.least + reservoir.irrigation * inSeason(FIELDS, time);
  const wanted = step.release ?? clamp(byRule, asked, reservoir.most);
  const least = inflow + (storage - reservoir.full * 1e8) / seconds;
  const most = Math.max(0, inflow + (storage - reservoir.dead * 1e8) / seconds);
  return clamp(wanted, Math.max(0, least), most);
}

/** The season of irrigation in the middle of each month, January first: late rice, in the dry heat after the Meiyu. */
const FIELDS = [0, 0, 0, 0, 0.2, 0.3, 0.8, 1, 0.9, 0.4, 0, 0];

/** Stage in m at a storage in m3. */
export function reservoirStage({ stages }: Reservoir, storage: number): number {
  return interpolate(stages, storage / 1e8);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
