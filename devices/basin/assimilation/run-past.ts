import { DAY_MS } from '../../../domain/time.ts';
import { type BasinState, createBasinModel, type Forcing } from '../basin-model.ts';
import { LAND_PARAMETERS } from '../land-parameters.ts';
import { perLand } from '../rivers.ts';
import { type River, SUB_BASINS } from '../sub-basins.ts';
import { windowOf } from './observed.ts';
import { type PastForcing, SEASON_DAYS, withRain } from './past-forcing.ts';

/** What the model of a river is told beside the readings: each multiplies. */
export interface Tuning {
  /** Rain of the days before the hours: how wet the soil is. */
  readonly wetness: number;
  /** Groundwater when the hours begin. */
  readonly groundwater: number;
  /** Rain of the hours. */
  readonly rain: number;
}

export type Tunings = Readonly<Record<River, Tuning>>;

/** The basin after an hour, as the next one is to find it: unchanged, or set to what was observed. */
export type Steer = (after: BasinState, before: BasinState, hour: number) => BasinState;

export interface Past {
  /** The basin at the start after its hours, each of which `steer` may change and see. */
  run(tunings: Tunings, steer: Steer, releases?: (hour: number) => Forcing['releases']): BasinState;
}

/** The model's way through the past. The season's days before are gone only once. */
export function createPast(forcing: PastForcing, time: number): Past {
  const begin = windowOf(time).days - SEASON_DAYS * DAY_MS;
  const first = DAILY.start(begin, ANY_STAGE, forcing.days[0]?.yangtze ?? 0);
  const settled = forcing.days.slice(0, SEASON_DAYS).reduce(DAILY.step, first);
  const observedDays = forcing.days.slice(SEASON_DAYS);
  return {
    run(tunings, steer, releases) {
      const wetness = factors(tunings, 'wetness');
      const rain = factors(tunings, 'rain');
      const daily = observedDays.reduce(
        (state, day) => DAILY.step(state, withRain(day, wetness)),
        settled,
      );
      let state = inHours(daily, tunings);
      for (const [hour, outside] of forcing.hours.entries()) {
        const told = { ...withRain(outside, rain), releases: releases?.(hour) };
        state = steer(HOURLY.step(state, told), state, hour);
      }
      return state;
    },
  };
}

/** The model by the hour. */
export const HOURLY = createBasinModel({ land: LAND_PARAMETERS });
const DAILY = createBasinModel({ land: LAND_PARAMETERS, hours: 24 });
/** At Xingzi, m: forgotten within the season's days. */
const ANY_STAGE = 12;

function factors(tunings: Tunings, which: keyof Tuning): Record<River, number> {
  const all = Object.entries(tunings).map(([river, tuning]) => [river, tuning[which]]);
  return Object.fromEntries(all) as Record<River, number>;
}

/** The daily state for the hourly model: what is on its way for hours begins anew. */
function inHours(daily: BasinState, tunings: Tunings): BasinState {
  const fresh = HOURLY.start(daily.time, daily.lake.stage, 0);
  return {
    ...fresh,
    land: perLand((name) => {
      const { channel, lag } = fresh.land[name];
      const groundwater =
        daily.land[name].groundwater * tunings[SUB_BASINS[name].river].groundwater;
      return { ...daily.land[name], groundwater, channel, lag };
    }),
    rivers: { ...fresh.rivers, reservoirs: daily.rivers.reservoirs },
    lake: daily.lake,
  };
}
