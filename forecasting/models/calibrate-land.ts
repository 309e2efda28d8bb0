import type { XinanjiangParameters } from '../../devices/basin/xinanjiang.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Task } from '../task.ts';
import { type Bounds, differentialEvolution } from './differential-evolution.ts';
import { runLand } from './land.ts';
import type { Weather } from './land-weather.ts';

/**
 * Parameters with which runoff and target rise and fall together best until step `end`: by the squared correlation on the
 * target's scale, for the water balance of rain in mm and a target in whatever unit is a matter of two coefficients.
 */
export function calibrateLand(task: Task, weather: Weather, end: number): XinanjiangParameters {
  const from = Math.max(0, end + 1 - MOST_STEPS);
  const observed = task.now.subarray(from, end + 1);
  const given = {
    rain: weather.rain.subarray(from, end + 1),
    evaporation: weather.evaporation.subarray(from, end + 1),
  };
  const settled = Math.min(observed.length / 5, (365 * DAY_MS) / task.series.step);
  const found = differentialEvolution(Object.values(SEARCHED), (point) => {
    const { runoff } = runLand(parametersAt(point), given, task.series);
    return 1 - likeness(runoff.map(landScale), observed, settled);
  });
  return parametersAt(found);
}

/** Older ones are left out: they cost time and teach little. */
const MOST_STEPS = 8_000;

function landScale(runoff: number): number {
  return Math.sqrt(Math.sqrt(Math.max(0, runoff)));
}

/**
 * Ranges of the literature, wide, as every climate is to be found within them; of what flows on, the logarithm of the days
 * in which all but a 1/e is gone.
 */
const SEARCHED = {
  K: [0.4, 1.6],
  B: [0.1, 0.6],
  LM: [40, 100],
  DM: [10, 150],
  C: [0.05, 0.2],
  SM: [5, 80],
  KI: [0.02, 0.55],
  KG: [0.02, 0.4],
  interflowDays: [Math.log(0.1), Math.log(15)],
  groundDays: [Math.log(10), Math.log(500)],
  channelDays: [Math.log(0.01), Math.log(8)],
  L: [0, 3],
} satisfies Record<string, Bounds[number]>;

function parametersAt(point: readonly number[]): XinanjiangParameters {
  const [K = 1, B = 0.3, LM = 70, DM = 60, C = 0.1, SM = 20, KI = 0.3, KG = 0.3, ...flow] = point;
  const [CI = 0, CG = 0, CS = 0] = flow.map((logarithm) => Math.exp(-1 / Math.exp(logarithm)));
  const { 3: L = 0 } = flow;
  return { K, B, IM: 0.02, UM: 20, LM, DM, C, SM, EX: 1.3, KI, KG, CI, CG, CS, L };
}

/** Squared correlation of what is known from row `from` on. */
function likeness(a: Float64Array, b: Float64Array, from: number): number {
  const sums = { n: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
  for (let at = Math.ceil(from); at < a.length; at++) {
    const [x, y] = [a[at] as number, b[at] as number];
    if (Number.isNaN(y)) continue;
    sums.n++;
    sums.a += x;
    sums.b += y;
    sums.aa += x * x;
    sums.bb += y * y;
    sums.ab += x * y;
  }
  const { n } = sums;
  const together = sums.ab * n - sums.a * sums.b;
  const apart = (sums.aa * n - sums.a ** 2) * (sums.bb * n - sums.b ** 2);
  return together > 0 ? together ** 2 / apart : 0;
}
