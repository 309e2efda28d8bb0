import type { Areal } from './areal-rain.ts';
import { PLACES, type Place } from './places.ts';
import { remembered } from './remembered.ts';
import { type SolarDay, solarDay, solarTime } from './sun.ts';
import type { DayTemperature } from './temperature.ts';

/**
 * Potential evaporation, mm, after Hargreaves (FAO Irrigation and Drainage Paper 56, equation 52):
 * 0.0023 (T + 17.8) sqrt(range) Ra, with Ra in mm of water. Clouds narrow the range; the sun divides the day.
 */
export function evaporationOf(temperature: (place: Place, day: number) => DayTemperature): Areal {
  const daysOf = PLACES.map((place) =>
    remembered(DAYS_KEPT, (day) => makeDay(solarDay(day, place.lat), temperature(place, day))),
  );
  return (place, from, to) => {
    const [first, last] = [solarTime(from, place.lon), solarTime(to, place.lon)];
    const dayOf = daysOf[place.index] as (day: number) => EvaporationDay;
    let sum = 0;
    for (let day = first.day; day <= last.day; day++) {
      const { sun, total } = dayOf(day);
      const begin = day === first.day ? sun.by(first.angle) : 0;
      const end = day === last.day ? sun.by(last.angle) : 1;
      sum += (end - begin) * total;
    }
    return sum;
  };
}

interface EvaporationDay {
  readonly sun: SolarDay;
  /** mm. */
  readonly total: number;
}

const DAYS_KEPT = 400;

function makeDay(sun: SolarDay, { mean, range }: DayTemperature): EvaporationDay {
  const total = 0.0023 * Math.max(0, mean + 17.8) * Math.sqrt(range) * MM_A_MJ * sun.total;
  return { sun, total };
}

/** Water evaporated by a MJ/m2, mm (1 / latent heat; FAO 56, equation 20). */
const MM_A_MJ = 0.408;
