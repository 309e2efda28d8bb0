import { simulatedHours } from '../commands/train/simulated-hours.ts';
import { measured, shown } from '../devices/simulator/measure.ts';
import type { Station } from '../domain/station.ts';
import { DAY_MS } from '../domain/time.ts';
import type { HourSpan, Hours } from '../forecasting/issue/hours.ts';

/** Neither the weather that the shipped models learned from nor the demo's. */
const SEED = 1_009;

/** A season of floods, to be forecast; the readings begin before it and end after it. */
export const SEASON: HourSpan = { from: Date.UTC(2019, 3, 1), to: Date.UTC(2019, 7, 1) };
const WHOLE: HourSpan = { from: SEASON.from - 40 * DAY_MS, to: SEASON.to + 4 * DAY_MS };

/** What whole gear of the simulated basin says by the hour, with the noise and the steps of its instruments; without faults. */
export function gearHours(stations: ReadonlyMap<string, Station>): Hours {
  return simulatedHours(stations, WHOLE, {
    seed: SEED,
    read: (actual, of) => shown(measured(actual, { ...of, faults: [] }), of.property),
  });
}
