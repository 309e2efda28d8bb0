import type { RainForecast } from '../../../domain/rain-forecast.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { WhatIfInputs } from '../../../domain/what-if.ts';
import type { Assimilated } from '../assimilation/assimilate.ts';
import { perSubBasin } from '../assimilation/past-forcing.ts';
import { HOURLY } from '../assimilation/run-past.ts';
import { seasonEvaporation } from '../assimilation/season.ts';
import type { BasinState } from '../basin-model.ts';
import { comingRain, HOURS_AHEAD } from './coming-rain.ts';
import { comingYangtze } from './coming-yangtze.ts';
import { operate } from './operate.ts';

/** The basin at the start and after every hour of the look ahead, under the rain, the gates and the Yangtze supposed. */
export function lookAhead(
  { state, yangtze, hours }: Assimilated,
  inputs: WhatIfInputs,
  forecasts: readonly RainForecast[] = [],
): BasinState[] {
  const start = state.time;
  const rain = comingRain(inputs, start, { past: hours, forecasts });
  const flow = comingYangtze(inputs.yangtze, start, yangtze);
  const gates = operate(inputs.gates);
  const states = [state];
  for (let hour = 0, last = state; hour < HOURS_AHEAD; hour++) {
    last = HOURLY.step(last, {
      rain: rain[hour] ?? perSubBasin(() => 0),
      evaporation: evaporationAt(start + hour * HOUR_MS),
      yangtze: flow(hour),
      releases: gates(last),
    });
    states.push(last);
  }
  return states;
}

function evaporationAt(time: number) {
  return perSubBasin((name) => seasonEvaporation(name, time));
}
