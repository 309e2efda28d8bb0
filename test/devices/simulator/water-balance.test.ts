import { expect, test } from 'vitest';
import { createBasinModel } from '../../../devices/basin/basin-model.ts';
import { LAND_PARAMETERS } from '../../../devices/basin/land-parameters.ts';
import { hourLater, settledBasin } from '../../../devices/simulator/settled-basin.ts';
import { createWeather } from '../../../devices/simulator/weather/weather.ts';

const model = createBasinModel({ land: LAND_PARAMETERS });
/** The whole basin, m3 a mm. */
const MM = 162_225 * 1000;

test.each([
  ['normal', 2026],
  ['flood-2020', 2020],
  ['drought-2022', 2022],
] as const)(
  'in every hour of scenario %s the basin gains what came less what went',
  (scenario, year) => {
    const drivers = { seed: 7, scenario, weather: createWeather({ seed: 7, scenario }) };
    let state = settledBasin(Date.UTC(year, 0), drivers);
    let worst = 0;
    while (state.time < Date.UTC(year + 1, 0)) {
      const next = hourLater(state, drivers);
      const { rain, loss, outflow } = next.passed;
      const gain = model.storage(next) - model.storage(state);
      worst = Math.max(worst, Math.abs(gain - (rain - loss - outflow)) / MM);
      state = next;
    }
    expect(worst).toBeLessThan(1e-9);
  },
);
