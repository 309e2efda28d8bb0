/**
 * Where a function that rises passes zero between two numbers, to `close` of its value: by false position, the value
 * at an end that stays being halved (the Illinois rule; Dowell and Jarratt, doi:10.1007/BF01934364).
 */
export function risingRoot(
  of: (x: number) => number,
  [from, to]: readonly [number, number],
  close = 1e-9,
): number {
  let [stays, newest] = [from, to].map((x) => ({ x, y: of(x) })) as [Point, Point];
  for (let step = 0; step < MOST_STEPS && Math.abs(newest.y) > close; step++) {
    const x = newest.x - (newest.y * (newest.x - stays.x)) / (newest.y - stays.y);
    const found = { x, y: of(x) };
    stays = found.y * newest.y < 0 ? newest : { x: stays.x, y: stays.y / 2 };
    newest = found;
  }
  return newest.x;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const MOST_STEPS = 60;
