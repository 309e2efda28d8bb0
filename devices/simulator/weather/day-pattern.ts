import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { between, chance, keyOf } from '../../random.ts';
import type { InStep } from './areal-rain.ts';
import { CLIMATE, calendar } from './climate.ts';
import { normal } from './normal.ts';
import { PLACES } from './places.ts';
import { remembered } from './remembered.ts';

/** How the storms of a day go, km/h. */
export interface Steering {
  readonly eastward: number;
  readonly northward: number;
}

/**
 * Share of a rain day's rain in a sub-basin that falls in (from, to]: storms cross the basin with the day's steering
 * wind, so that each sub-basin has its rain at its own hours.
 */
export function dayPattern(seed: number): InStep {
  const bellsOf = remembered(DAYS_KEPT, (day) => passagesOf(seed, day));
  return (place, day, from, to) => {
    if (to - from === DAY_MS) return 1;
    const passages = bellsOf(day)[place.index] ?? [];
    const start = day * DAY_MS;
    const until = (time: number) => fallenBy(passages, (time - start) / HOUR_MS);
    return (until(to) - until(from)) / (until(start + DAY_MS) - until(start));
  };
}

/** The day's wind some kilometres up: from the west, in summer weaker. */
export function steeringOf(seed: number, day: number): Steering {
  return {
    eastward: between(18, 45, chance(seed, STEERING, day, 0)),
    northward: between(-10, 16, chance(seed, STEERING, day, 1)),
  };
}

const DAYS_KEPT = 500;
const [STEERING, STORM] = [keyOf('steering'), keyOf('storm')];

/** A storm over a sub-basin: a bell of rain in time (the density of the logistic distribution). */
interface Passage {
  /** Hours since the day began. */
  readonly peak: number;
  /** Hours. */
  readonly width: number;
  readonly weight: number;
}

/** What has fallen by an hour of the day, in units of the storms' weights. */
function fallenBy(passages: readonly Passage[], hour: number): number {
  let sum = 0;
  for (const { peak, width, weight } of passages)
    sum += weight / (1 + Math.exp((peak - hour) / width));
  return sum;
}

/** The passages of a day over each sub-basin. */
function passagesOf(seed: number, day: number): Passage[][] {
  const showers = CLIMATE.showers[calendar(day).month] ?? 0;
  const { eastward, northward } = steeringOf(seed, day);
  const speed = Math.hypot(eastward, northward);
  const storms = [0, 1, 2].map((which) => makeStorm(seed, day, which, showers));
  return PLACES.map(({ index, east, north, area }) => {
    const delay = (east * eastward + north * northward) / speed ** 2;
    const crossing = CROSSING * (Math.sqrt(area) / speed);
    return storms.map(({ peak, width, weight }, which) => {
      const own = (what: number) => normal(seed, STORM, day, which, index, what);
      return {
        peak: Math.min(LATEST, Math.max(EARLIEST, peak + delay + 0.7 * own(1))),
        width: Math.hypot(width, crossing) * Math.exp(0.2 * own(2)),
        weight: weight * Math.exp(0.5 * own(3)),
      };
    });
  });
}

/** Width of the bell that a short storm makes on its way over a sub-basin, in times of that way. */
const CROSSING = 0.25;
/** A storm's middle stays within its day, hours. */
const [EARLIEST, LATEST] = [1.5, 22.5];

/** Long steady rain at any hour, or short showers that come in the afternoon, 7 to 10 hours after 08:00. */
function makeStorm(seed: number, day: number, which: number, showers: number): Passage {
  const draw = (what: number) => chance(seed, STORM, day, which, what);
  const shower = draw(0) < showers;
  return {
    peak: shower && draw(1) < 0.7 ? between(5.5, 11, draw(2)) : between(0, 24, draw(2)),
    width: shower ? between(0.25, 0.8, draw(3)) : between(0.8, 2.4, draw(3)),
    weight: -Math.log(1 - draw(4)) + 0.05,
  };
}
