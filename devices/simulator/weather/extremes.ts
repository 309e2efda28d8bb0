import { DAY_MS } from '../../../domain/time.ts';
import type { GaugedRiver } from './annual-rain.ts';
import { PLACES } from './places.ts';
import type { Weather } from './weather.ts';

/** The spans of which the heaviest areal rain is told, days. */
export const SPANS = [1, 3, 7] as const;

/**
 * What the heaviest areal rain of a rare year may be at most, mm in each of SPANS: about 80, 170 and 280 mm over the
 * 80,948 km2 of the Gan once in some fifty years, and more over smaller basins, as rain areas are some 100 km wide and
 * the east has more; plausible orders of size, not design values.
 */
export const RARE_RAIN: Readonly<Record<GaugedRiver, readonly [number, number, number]>> = {
  gan: [80, 170, 280],
  fu: [120, 220, 340],
  xin: [130, 250, 400],
  lean: [135, 260, 400],
  chang: [135, 260, 400],
  liao: [130, 230, 350],
  xiu: [120, 230, 350],
};

/** The heaviest areal rain of a river in a year, mm in each of SPANS. */
export function heaviestRain(weather: Weather, river: GaugedRiver, year: number): number[] {
  const places = PLACES.filter((place) => place.river === river);
  const area = places.reduce((sum, place) => sum + place.area, 0);
  const days: number[] = [];
  for (let day = Date.UTC(year, 0); day < Date.UTC(year + 1, 0); day += DAY_MS)
    days.push(
      places.reduce((sum, place) => {
        return sum + (place.area / area) * weather.areal(place.name, day, day + DAY_MS);
      }, 0),
    );
  return SPANS.map((span) => heaviest(days, span));
}

function heaviest(days: readonly number[], span: number): number {
  let [most, running] = [0, 0];
  days.forEach((mm, i) => {
    running += mm - (days[i - span] ?? 0);
    most = Math.max(most, running);
  });
  return most;
}
