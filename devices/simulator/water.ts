import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { lakeAfterHour } from './lake.ts';
import { REACHES, type Reach, type ReachName } from './reaches.ts';
import { type Scenario, seasonAt } from './season.ts';
import type { RainAt } from './storms.ts';

/** The water of the basin at one hour. */
export interface WaterHour {
  readonly reaches: Record<ReachName, ReachWater>;
  /** Stage of the lake at Xingzi and of the Yangtze at Hukou, m Wusong. */
  readonly lake: number;
  readonly yangtze: number;
}

export interface ReachWater {
  /** m3/s at its end, from above included. */
  readonly flow: number;
  /** How full the soil is, 0 to 1: near the surface, and as the deeper layers follow it. */
  readonly wet: number;
  readonly deep: number;
  /** Water on its way, mm: two quick stores and the ground. */
  readonly quick: number;
  readonly quicker: number;
  readonly ground: number;
  /** m3/s arriving from the reach above. */
  readonly arriving: number;
}

export interface WaterOptions {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly rain: RainAt;
  /** The first time that will be asked for; the basin is let run for 120 days before it. */
  readonly from: number;
}

/** The water at every full hour from `from` on, stepped on as later hours are asked for. Times before it throw. */
export function waterOf(options: WaterOptions): (time: number) => WaterHour {
  const first = Math.floor((options.from - SPIN_UP_MS) / HOUR_MS);
  const hours: WaterHour[] = [dry(first * HOUR_MS, options)];

  return (time) => {
    const index = Math.floor(time / HOUR_MS) - first;
    if (index < 0) throw new RangeError('The basin was not asked to begin so early.');
    let last = hours.at(-1) as WaterHour;
    while (hours.length <= index) {
      last = hourLater(last, (first + hours.length) * HOUR_MS, options);
      hours.push(last);
    }
    return hours[index] as WaterHour;
  };
}

/** A value of the water between the hours, straight from one to the next. */
export function betweenHours(
  water: (time: number) => WaterHour,
  time: number,
  pick: (hour: WaterHour) => number,
): number {
  const part = (time % HOUR_MS) / HOUR_MS;
  const before = pick(water(time));
  return part === 0 ? before : before + part * (pick(water(time + HOUR_MS)) - before);
}

const SPIN_UP_MS = 120 * DAY_MS;
/** Rain that the soil can hold, mm. */
const SOIL_MM = 110;
/** Hours in which the ground gives back. */
const GROUND_HOURS = 600;
/** Land around the lake that no reach covers, as part of all the others. */
const UNGAUGED = 1.1;
/** The reaches that end in the lake. */
const MOUTHS = ['gan-lower', 'fu-lower', 'xin-lower', 'lean', 'chang', 'xiu', 'liao'] as const;
const NAMES = Object.keys(REACHES) as ReachName[];

function dry(time: number, { scenario, seed }: WaterOptions): WaterHour {
  const { yangtze } = seasonAt(time, scenario, seed);
  const water = { flow: 0, wet: 0.6, deep: 0.6, quick: 0, quicker: 0, ground: 25, arriving: 0 };
  const reaches = Object.fromEntries(NAMES.map((name) => [name, water]));
  return { reaches: reaches as WaterHour['reaches'], lake: yangtze + 0.3, yangtze };
}

function hourLater(before: WaterHour, time: number, options: WaterOptions): WaterHour {
  const { evaporation, yangtze } = seasonAt(time, options.scenario, options.seed);
  const reaches = {} as Record<ReachName, ReachWater>;
  for (const name of NAMES) {
    const { above, points } = REACHES[name];
    const rain = points.reduce((sum, [lon, lat]) => sum + options.rain(lon, lat, time), 0);
    reaches[name] = drain(REACHES[name], before.reaches[name], {
      rain: rain / points.length,
      evaporation: evaporation / 24,
      fromAbove: above ? before.reaches[above].flow : 0,
    });
  }
  const inflow = UNGAUGED * MOUTHS.reduce((sum, name) => sum + reaches[name].flow, 0);
  return { reaches, lake: lakeAfterHour(before.lake, before.yangtze, inflow), yangtze };
}

interface Forcing {
  /** mm in the hour. */
  readonly rain: number;
  readonly evaporation: number;
  /** m3/s. */
  readonly fromAbove: number;
}

/** Wet soil sheds rain into two quick stores in a row; dry soil takes it and passes part to the ground. */
function drain(reach: Reach, water: ReachWater, { rain, evaporation, fromAbove }: Forcing) {
  const runoff = rain * reach.runoff * water.wet ** 2;
  const overflow = Math.max(0, water.wet + (rain - runoff) / SOIL_MM - 1) * SOIL_MM;
  const seepage = 0.12 * water.wet ** 3;
  const soil = rain - runoff - overflow - seepage - 0.8 * evaporation * water.wet;
  const wet = Math.min(1, Math.max(0.05, water.wet + soil / SOIL_MM));

  const hours = reach.lagHours / 1.7;
  const out = water.quick / hours;
  const outer = water.quicker / hours;
  const base = water.ground / GROUND_HOURS;
  const arriving = reach.travelHours
    ? water.arriving + (fromAbove - water.arriving) / reach.travelHours
    : 0;
  return {
    flow: ((outer + base) * reach.area) / 3.6 + arriving,
    wet,
    deep: water.deep + (wet - water.deep) / 120,
    quick: water.quick + runoff + overflow - out,
    quicker: water.quicker + out - outer,
    ground: water.ground + seepage - base,
    arriving,
  };
}
