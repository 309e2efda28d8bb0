/** A group of numbers to be found; what one group is tried at changes the residuals of no other. */
export interface Groups {
  readonly count: number;
  /** Where the numbers may lie, and where the search begins. */
  readonly bounds: readonly (readonly [low: number, begin: number, high: number])[];
  /** What is to be small, in each group, when the groups stand so. The same length every time. */
  readonly residuals: (points: readonly (readonly number[])[]) => readonly (readonly number[])[];
  readonly rounds?: number;
}

/**
 * The points whose sums of squares are least, for all groups at once: Levenberg (1944) and Marquardt (1963), with
 * differences for derivatives and bounds by clipping. It asks for residuals four times a round with three numbers.
 */
export function leastSquares(groups: Groups): readonly (readonly number[])[] {
  const { count, bounds, residuals, rounds = 6 } = groups;
  const begin = bounds.map(([, value]) => value);
  const points = Array.from({ length: count }, () => begin);
  const damping = new Array<number>(count).fill(0.1);
  let left = residuals(points);
  for (let round = 0; round < rounds; round++) {
    const slopes = begin.map((_, i) => {
      const moved = residuals(points.map((point) => nudged(point, i, bounds)));
      return moved.map((values, group) =>
        slope(values, left[group] ?? [], step(points[group], i, bounds)),
      );
    });
    const trial = points.map((point, group) => {
      const columns = slopes.map((all) => all[group] ?? []);
      const move = solve(columns, left[group] ?? [], damping[group] ?? 1);
      return point.map((value, i) => clipped(value + (move[i] ?? 0), bounds[i]));
    });
    const after = residuals(trial);
    const better = trial.map((_, group) => squares(after[group]) < squares(left[group]));
    better.forEach((is, group) => {
      if (is) points[group] = trial[group] ?? begin;
      damping[group] = (damping[group] ?? 1) * (is ? 0.3 : 5);
    });
    left = left.map((values, group) => (better[group] ? (after[group] ?? values) : values));
  }
  return points;
}

type Bounds = Groups['bounds'];

/** A tenth of the way, inwards. */
function step(point: readonly number[] | undefined, i: number, bounds: Bounds): number {
  const [low, , high] = bounds[i] ?? [0, 0, 1];
  const length = (high - low) / 20;
  return (point?.[i] ?? 0) + length > high ? -length : length;
}

function nudged(point: readonly number[], i: number, bounds: Bounds): number[] {
  return point.map((value, j) => (j === i ? value + step(point, i, bounds) : value));
}

function slope(moved: readonly number[], left: readonly number[], by: number): number[] {
  return moved.map((value, i) => (value - (left[i] ?? 0)) / by);
}

function clipped(value: number, [low, , high]: Bounds[number] = [0, 0, 1]): number {
  return Math.min(Math.max(value, low), high);
}

function squares(values: readonly number[] = []): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** (J'J + damping diag) move = -J'r, by Gauss elimination; the matrix is positive definite. */
function solve(columns: readonly number[][], left: readonly number[], damping: number): number[] {
  const rows = columns.map((column, i) => [
    ...columns.map(
      (other, j) => dot(column, other) * (i === j ? 1 + damping : 1) + (i === j ? 1e-9 : 0),
    ),
    -dot(column, left),
  ]);
  for (const [i, row] of rows.entries())
    for (const other of rows.slice(i + 1)) subtract(other, row, i);
  const move = new Array<number>(rows.length).fill(0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    const known = move.reduce((sum, value, j) => sum + value * (row[j] ?? 0), 0);
    move[i] = ((row.at(-1) ?? 0) - known) / (row[i] ?? 1);
  }
  return move;
}

/** Takes so much of `row` away that `from` has nothing left in column `i`. */
function subtract(from: number[], row: readonly number[], i: number): void {
  const share = (from[i] ?? 0) / (row[i] ?? 1);
  row.forEach((value, j) => {
    from[j] = (from[j] ?? 0) - share * value;
  });
}
