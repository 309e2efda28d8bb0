import { createWeather } from '../../simulator/weather/weather.ts';
import type { River } from '../sub-basins.ts';
import { type GaugedRiver, PUBLISHED_RUNOFF, stationRunoff } from './annual-runoff.ts';
import { COARSE_HOURS, FINE_HOURS, fitRiver } from './fit-river.ts';
import { piecesOf } from './river-years.ts';

/*
 * Prints the parameters of each river, fitted to the yearly runoff at its control station under the simulated weather,
 * which has the published yearly rain. The shores of the lake go with the Liao, whose rain is nearest to theirs.
 * About four minutes:
 * node devices/basin/calibration/calibrate.ts > devices/basin/river-parameters.json
 */
const weather = createWeather({ seed: 1, scenario: 'normal' });
const rivers = Object.keys(PUBLISHED_RUNOFF) as GaugedRiver[];
const fitted = [...rivers, 'lake' as const].map((river: River) => {
  const runoff = stationRunoff(PUBLISHED_RUNOFF[river === 'lake' ? 'liao' : river]);
  const [coarse = [], fine = []] = [COARSE_HOURS, FINE_HOURS].map((hours) =>
    piecesOf(weather, river, hours),
  );
  return [river, fitRiver({ coarse, fine }, runoff)];
});
process.stdout.write(`${JSON.stringify(Object.fromEntries(fitted), null, 2)}\n`);
