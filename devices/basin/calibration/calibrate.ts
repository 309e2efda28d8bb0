import { createWeather } from '../../simulator/weather/weather.ts';
import type { River } from '../sub-basins.ts';
import { ANNUAL_RUNOFF } from './annual-runoff.ts';
import { COARSE_HOURS, FINE_HOURS, fitRiver } from './fit-river.ts';
import { piecesOf } from './river-years.ts';

/*
 * Prints the parameters of each river, fitted to its published yearly runoff under the simulated weather, which has
 * the published yearly rain. The shores of the lake are fitted to the runoff of the Liao, whose rain is nearest to
 * theirs. About ten minutes:
 * node devices/basin/calibration/calibrate.ts > devices/basin/river-parameters.json
 */
const weather = createWeather({ seed: 1, scenario: 'normal' });
const targets = { ...ANNUAL_RUNOFF, lake: ANNUAL_RUNOFF.liao };
const rivers = Object.entries(targets).map(([river, runoff]) => {
  const [coarse = [], fine = []] = [COARSE_HOURS, FINE_HOURS].map((hours) =>
    piecesOf(weather, river as River, hours),
  );
  return [river, fitRiver({ coarse, fine }, runoff)];
});
process.stdout.write(`${JSON.stringify(Object.fromEntries(rivers), null, 2)}\n`);
