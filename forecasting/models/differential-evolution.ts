import { random } from '../random.ts';

/** Where to look: the lowest and the highest value of each number. */
export type Bounds = readonly (readonly [low: number, high: number])[];

/**
 * A point within bounds at which the cost is small, by differential evolution about the best (DE/best/1/bin; Storn & Price 1997,
 * doi:10.1023/A:1008202821328): 24 points, 30 generations. The same bounds and cost give the same point.
 */
export function differentialEvolution(
  bounds: Bounds,
  cost: (point: readonly number[]) => number,
): readonly number[] {
  const next = random(1);
  const valued = (point: readonly number[]) => ({ point, cost: cost(point) });
  const crowd = Array.from({ length: CROWD }, () =>
    valued(bounds.map(([low, high]) => low + next() * (high - low))),
  );
  const anyone = () => crowd[Math.floor(next() * CROWD)]?.point ?? [];
  for (let turn = 0; turn < GENERATIONS * CROWD; turn++) {
    const parent = crowd[turn % CROWD] ?? leastOf(crowd);
    const [best, one, other] = [leastOf(crowd).point, anyone(), anyone()];
    const step = 0.4 + 0.4 * next();
    const child = bounds.map(([low, high], at) => {
      const [own, from] = [parent.point[at] ?? low, best[at] ?? low];
      const moved = from + step * ((one[at] ?? low) - (other[at] ?? low));
      return next() > CROSSOVER ? own : within(moved, low, high, next());
    });
    const tried = valued(child);
    if (tried.cost < parent.cost) crowd[turn % CROWD] = tried;
  }
  return leastOf(crowd).point;
}

const CROWD = 24;
const GENERATIONS = 30;
const CROSSOVER = 0.9;

/** A place by chance for what went beyond. */
function within(value: number, low: number, high: number, chance: number): number {
  return value < low || value > high ? low + chance * (high - low) : value;
}

function leastOf<T extends { readonly cost: number }>(crowd: readonly T[]): T {
  return crowd.reduce((best, other) => (other.cost < best.cost ? other : best));
}
