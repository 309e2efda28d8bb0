import type { River } from '../../basin/sub-basins.ts';
import { createWeather } from '../weather/weather.ts';
import { type GaugedRiver, PUBLISHED_RUNOFF, stationRunoff } from './annual-runoff.ts';
import { COARSE_HOURS, FINE_HOURS, fitRiver } from './fit-river.ts';
import { piecesOf } from './river-years.ts';

/*
 * Prints the parameters of each river, fitted to the yearly runoff at its control station under simulated weathers of
 * four seeds, which have the published yearly rain. The shores of the lake go with the Liao, whose rain is nearest to
 * theirs. About six minutes:
 * node devices/simulator/calibration/calibrate.ts > devices/basin/river-parameters.json
 */
const weathers = [1, 2, 3, 4].map((seed) => createWeather({ seed, scenario: 'normal' }));
const rivers = Object.keys(PUBLISHED_RUNOFF) as GaugedRiver[];
const fitted = [...rivers, 'lake' as const].map((river: River) => {
  const runoff = stationRunoff(PUBLISHED_RUNOFF[river === 'lake' ? 'liao' : river]);
  const [coarse = [], fine = []] = [COARSE_HOURS, FINE_HOURS].map((hours) =>
    weathers.map((weather) => piecesOf(weather, river, hours)),
  );
  return [river, fitRiver({ coarse, fine }, runoff)];
});
process.stdout.write(`${JSON.stringify(Object.fromEntries(fitted), null, 2)}\n`);
