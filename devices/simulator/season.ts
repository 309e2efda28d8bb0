import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { wander } from './random.ts';

/**
 * What the weather does. calendar: the seasons as they come. flood: a lasting July like that of 2020, with the lake
 * near its record, whatever the date: something to see and to practise on.
 */
export type Scenario = 'flood' | 'calendar';

export interface Season {
  /** Mean storms a day over the whole basin. */
  readonly stormsPerDay: number;
  /** Their strength against the average storm's. */
  readonly stormStrength: number;
  /** Stage of the Yangtze at Hukou before the lake's own part, m Wusong. */
  readonly yangtze: number;
  /** Potential evaporation, mm a day. */
  readonly evaporation: number;
  /** Mean air temperature of the day, degrees C. */
  readonly temperature: number;
}

/** The season at a time. Monthly means are general knowledge; the flood's stages are those of July 2020. */
export function seasonAt(time: number, scenario: Scenario, seed: number): Season {
  const month = scenario === 'flood' ? FLOOD_MONTH : monthOfYear(time);
  const year = monthly(MONTHS, month);
  const slow = wander(time, 23 * DAY_MS, seed, 11);
  const quick = wander(time, 6 * DAY_MS, seed, 12);
  const flood = scenario === 'flood';
  return {
    ...year,
    stormsPerDay: flood ? 1.9 : year.stormsPerDay,
    stormStrength: flood ? 0.88 : year.stormStrength,
    yangtze: flood ? 22.36 + 0.2 * slow + 0.12 * quick : year.yangtze + 1.5 * slow + 0.3 * quick,
    temperature: year.temperature + 3 * wander(time, 5 * DAY_MS, seed, 13),
  };
}

/** Hours since midnight in Beijing, with fraction. */
export function hourOfDay(time: number): number {
  return ((time + 8 * HOUR_MS) % DAY_MS) / HOUR_MS;
}

/** Early July, in months since New Year. */
const FLOOD_MONTH = 6.2;

const KEYS = [
  'stormsPerDay',
  'stormStrength',
  'yangtze',
  'evaporation',
  'temperature',
] as const satisfies (keyof Season)[];

/** Mid-month means, January first, in the order of KEYS. */
const MONTHS: readonly (readonly number[])[] = [
  [0.35, 0.7, 7.8, 1.2, 5.5],
  [0.45, 0.8, 8.3, 1.5, 8],
  [0.65, 0.85, 9.9, 2.0, 12],
  [0.75, 0.95, 11.6, 2.9, 18],
  [0.8, 1.05, 13.8, 3.7, 23],
  [0.85, 1.2, 15.8, 4.1, 26],
  [0.5, 1.1, 18.0, 5.4, 29.5],
  [0.45, 1.0, 17.0, 5.2, 29],
  [0.3, 0.9, 15.8, 4.0, 25],
  [0.25, 0.75, 13.5, 2.9, 19],
  [0.3, 0.75, 11.0, 1.9, 13],
  [0.25, 0.7, 8.6, 1.3, 7.5],
];

function monthOfYear(time: number): number {
  const date = new Date(time);
  const start = Date.UTC(date.getUTCFullYear(), 0);
  return ((time - start) / (365.25 * DAY_MS)) * 12;
}

/** Interpolates between the middles of the months. */
function monthly(months: readonly (readonly number[])[], month: number): Season {
  const before = Math.floor(month - 0.5);
  const part = month - 0.5 - before;
  const [a, b] = [before, before + 1].map((index) => months[(index + 12) % 12] ?? []);
  const value = (i: number) => (a?.[i] ?? 0) * (1 - part) + (b?.[i] ?? 0) * part;
  return Object.fromEntries(KEYS.map((key, i) => [key, value(i)])) as Record<
    (typeof KEYS)[number],
    number
  >;
}
