import { HOUR_MS } from '../../../domain/time.ts';
import { landParameters, type RiverParameters } from '../../basin/land-parameters.ts';
import { type River, SUB_BASIN_NAMES, SUB_BASINS } from '../../basin/sub-basins.ts';
import { createXinanjiang } from '../../basin/xinanjiang.ts';
import type { Weather } from '../weather/weather.ts';
import { FIRST_YEAR } from './annual-runoff.ts';

/** A piece of land under its weather, mm a step, from the year before the table of runoff to its end. */
export interface Piece {
  /** km2. */
  readonly area: number;
  readonly rain: Float64Array;
  readonly evaporation: Float64Array;
}

/** Runoff by year of the table, mm, and how much of it all flows from April to September. */
export interface RiverYears {
  readonly runoff: readonly number[];
  readonly summer: number;
}

/** The sub-basins of a river under their weather in steps of `hours`. */
export function piecesOf(weather: Weather, river: River, hours: number): readonly Piece[] {
  const length = (END - START) / HOUR_MS / hours;
  return SUB_BASIN_NAMES.filter((name) => SUB_BASINS[name].river === river).map((name) => {
    const series = (of: 'areal' | 'evaporation') =>
      Float64Array.from({ length }, (_, step) => {
        const from = START + step * hours * HOUR_MS;
        return weather[of](name, from, from + hours * HOUR_MS);
      });
    const { area } = SUB_BASINS[name];
    return { area, rain: series('areal'), evaporation: series('evaporation') };
  });
}

/** Many pieces as one, under their mean weather. */
export function merged(pieces: readonly Piece[]): Piece {
  const area = pieces.reduce((sum, piece) => sum + piece.area, 0);
  const mean = (of: 'rain' | 'evaporation') =>
    Float64Array.from(pieces[0]?.[of] ?? [], (_, step) =>
      pieces.reduce((sum, piece) => sum + (piece.area / area) * (piece[of][step] ?? 0), 0),
    );
  return { area, rain: mean('rain'), evaporation: mean('evaporation') };
}

/** What the pieces together make of their weather; the first year is for settling. */
export function riverYears(
  parameters: RiverParameters,
  pieces: readonly Piece[],
  hours: number,
): RiverYears {
  const halves = new Float64Array(2 * YEARS);
  const total = pieces.reduce((sum, { area }) => sum + area, 0);
  for (const piece of pieces) {
    const model = createXinanjiang(landParameters(parameters, piece.area), { hours });
    let state = model.start(0);
    piece.rain.forEach((rain, i) => {
      const step = model.step(state, { rain, evaporation: piece.evaporation[i] ?? 0 });
      state = step.state;
      const half = halfOf(START + i * hours * HOUR_MS);
      if (half >= 0) halves[half] = (halves[half] ?? 0) + (step.runoff * piece.area) / total;
    });
  }
  return sumUp(halves);
}

const YEARS = 14;
const START = Date.UTC(FIRST_YEAR - 1, 0);
const END = Date.UTC(FIRST_YEAR + YEARS, 0);

/** Twice the year of the table, and one more from April to September. */
function halfOf(time: number): number {
  const date = new Date(time);
  const summer = date.getUTCMonth() >= 3 && date.getUTCMonth() < 9;
  return 2 * (date.getUTCFullYear() - FIRST_YEAR) + (summer ? 1 : 0);
}

function sumUp(halves: Float64Array): RiverYears {
  const years = Array.from({ length: YEARS }, (_, year) => halves.slice(2 * year, 2 * year + 2));
  const runoff = years.map(([winter = 0, summer = 0]) => winter + summer);
  const summers = years.reduce((sum, [, summer = 0]) => sum + summer, 0);
  return { runoff, summer: summers / runoff.reduce((sum, year) => sum + year, 0) };
}
