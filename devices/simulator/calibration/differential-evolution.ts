import { between, chance } from '../../random.ts';

/** Where to look: the lowest and the highest value of each number. */
export type Bounds = readonly (readonly [low: number, high: number])[];

export interface Search {
  readonly bounds: Bounds;
  /** What is to be small. */
  readonly cost: (point: readonly number[]) => number;
  readonly seed: number;
  readonly population?: number;
  readonly generations?: number;
}

/** The best point that differential evolution finds (DE/rand/1/bin; Storn and Price, doi:10.1023/A:1008202821328). */
export function differentialEvolution({
  bounds,
  cost,
  seed,
  population = 20,
  generations = 30,
}: Search): readonly number[] {
  let candidates = Array.from({ length: population }, (_, i) => {
    const point = bounds.map(([low, high], j) => between(low, high, chance(seed, 0, i, j)));
    return { point, cost: cost(point) };
  });
  for (let generation = 1; generation <= generations; generation++)
    candidates = candidates.map((parent, i) => {
      const pick = (which: number) =>
        candidates[Math.floor(chance(seed, generation, i, which) * population)]?.point ?? [];
      const [a, b, c] = [pick(-1), pick(-2), pick(-3)];
      const point = parent.point.map((own, j) => {
        const [low, high] = bounds[j] ?? [own, own];
        const mutant = (a[j] ?? own) + WEIGHT * ((b[j] ?? own) - (c[j] ?? own));
        return chance(seed, generation, i, j) < CROSSOVER ? reflect(mutant, low, high) : own;
      });
      const child = { point, cost: cost(point) };
      return child.cost < parent.cost ? child : parent;
    });
  return candidates.reduce((best, other) => (other.cost < best.cost ? other : best)).point;
}

const WEIGHT = 0.6;
const CROSSOVER = 0.9;

/** Back into the bounds as far as it went out. */
function reflect(value: number, low: number, high: number): number {
  if (value < low) return Math.min(high, 2 * low - value);
  return value > high ? Math.max(low, 2 * high - value) : value;
}
