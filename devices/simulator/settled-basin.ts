import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { type BasinModel, type BasinState, createBasinModel } from '../basin/basin-model.ts';
import { LAND_PARAMETERS } from '../basin/land-parameters.ts';
import { perLand } from '../basin/rivers.ts';
import { SUB_BASIN_NAMES, type SubBasinName } from '../basin/sub-basins.ts';
import { yangtzeFlow } from '../basin/yangtze.ts';
import type { Scenario } from './weather/scenarios.ts';
import type { Weather } from './weather/weather.ts';

/** What the basin is driven by. */
export interface Drivers {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly weather: Weather;
}

/** The basin an hour later. */
export function hourLater(state: BasinState, drivers: Drivers): BasinState {
  return later(HOURLY, state, drivers, HOUR_MS);
}

/**
 * The basin at the New Year before the last, as four years of its weather day by day have left it: soil, groundwater,
 * reservoirs and lake as they then were, its rivers empty. So what was made up is forgotten a year later, and all times
 * of a year begin with the same to the last bit.
 */
export function settledBasin(time: number, drivers: Drivers): BasinState {
  const year = new Date(time).getUTCFullYear() - 1;
  const [begin, end] = [Date.UTC(year - YEARS, 0), Date.UTC(year, 0)];
  let daily = DAILY.start(begin, WINTER_STAGE, yangtzeFlow(begin, drivers));
  while (daily.time < end) daily = later(DAILY, daily, drivers, DAY_MS);
  return inHours(daily);
}

const HOURLY = createBasinModel({ land: LAND_PARAMETERS });
const DAILY = createBasinModel({ land: LAND_PARAMETERS, hours: 24 });
/** A dry reservoir remembers more than one. */
const YEARS = 4;
/** At Xingzi about New Year, m. */
const WINTER_STAGE = 9;

function later(model: BasinModel, state: BasinState, drivers: Drivers, step: number): BasinState {
  const { weather } = drivers;
  const [from, to] = [state.time, state.time + step];
  return model.step(state, {
    rain: perSubBasin((name) => weather.areal(name, from, to)),
    evaporation: perSubBasin((name) => weather.evaporation(name, from, to)),
    yangtze: yangtzeFlow(from, drivers),
  });
}

function perSubBasin(of: (name: SubBasinName) => number): Record<SubBasinName, number> {
  const values = {} as Record<SubBasinName, number>;
  for (const name of SUB_BASIN_NAMES) values[name] = of(name);
  return values;
}

/** The state of the daily model for the hourly one: what is on its way for hours begins anew. */
function inHours(daily: BasinState): BasinState {
  const fresh = HOURLY.start(daily.time, daily.lake.stage, 0);
  const { reservoirs } = daily.rivers;
  return {
    ...fresh,
    land: perLand((name) => {
      const { channel, lag } = fresh.land[name];
      return { ...daily.land[name], channel, lag };
    }),
    rivers: { ...fresh.rivers, reservoirs },
    lake: daily.lake,
  };
}
