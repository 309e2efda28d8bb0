import type { Points } from './store.ts';

/** The columns of `Points`, widest first so that each is aligned when they lie behind each other in one buffer. */
const COLUMNS = [
  ['times', Float64Array],
  ['values', Float64Array],
  ['received', Float64Array],
  ['rawOffsets', Float64Array],
  ['rawPartitions', Uint16Array],
  ['reasons', Uint16Array],
  ['flags', Uint8Array],
] as const satisfies readonly (readonly [keyof Points, unknown])[];

/** What one point takes in a buffer of columns. */
const POINT_BYTES = COLUMNS.reduce((sum, [, type]) => sum + type.BYTES_PER_ELEMENT, 0);

/** The points that lie as columns in a buffer: a view, not a copy. */
export function pointsIn(buffer: ArrayBuffer): Points {
  const count = buffer.byteLength / POINT_BYTES;
  let at = 0;
  const columns = COLUMNS.map(([name, Type]) => {
    const column = new Type(buffer, at, count);
    at += column.byteLength;
    return [name, column];
  });
  return Object.fromEntries(columns);
}

/** That many points, all zero. */
export function blankPoints(count: number): Points {
  return pointsIn(new ArrayBuffer(count * POINT_BYTES));
}

/** The points from index `start` to `end`: a view, not a copy. */
export function slicePoints(points: Points, start: number, end: number): Points {
  return Object.fromEntries(
    COLUMNS.map(([name]) => [name, points[name].subarray(start, end)]),
  ) as unknown as Points;
}

/** All the points behind each other, as columns of one buffer of their own. */
export function concatPoints(parts: readonly Points[]): Points {
  const all = blankPoints(parts.reduce((sum, part) => sum + part.times.length, 0));
  let at = 0;
  for (const part of parts) {
    for (const [name] of COLUMNS) all[name].set(part[name], at);
    at += part.times.length;
  }
  return all;
}

/** Both in order of time; where they have the same time, the newer point stands. Each must be in order itself. */
export function mergePoints(older: Points, newer: Points): Points {
  if (newer.times.length === 0) return older;
  if (isBefore(older, newer)) return concatPoints([older, newer]);
  return gather(concatPoints([older, newer]), mergedOrder(older.times, newer.times));
}

/** Points in the order they were written → in order of time, of each time the one written last. */
export function orderPoints(points: Points): Points {
  const { rising, late } = byArrival(points.times);
  if (late.length === 0) return points;
  const { times } = points;
  late.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const newest = late.filter((index, at) => times[index] !== times[late[at + 1] ?? -1]);
  return mergePoints(gather(points, rising), gather(points, newest));
}

/** The points with times in [from, to): a view, not a copy. */
export function pointsBetween(points: Points, from: number, to: number): Points {
  return slicePoints(points, indexOfTime(points.times, from), indexOfTime(points.times, to));
}

/** The index of the first time that is not before `time`. */
export function indexOfTime(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore(older: Points, newer: Points): boolean {
  return (older.times.at(-1) ?? Number.NEGATIVE_INFINITY) < (newer.times[0] ?? 0);
}

/** Few are late as a rule: only they need sorting, and they were written after those of the same time that rise. */
function byArrival(times: Float64Array): { rising: number[]; late: number[] } {
  const rising: number[] = [];
  const late: number[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  for (const [index, time] of times.entries()) {
    if (time > newest) rising.push(index);
    else late.push(index);
    newest = Math.max(newest, time);
  }
  return { rising, late };
}

/** Indices into older ++ newer. */
function mergedOrder(older: Float64Array, newer: Float64Array): Uint32Array {
  const order = new Uint32Array(older.length + newer.length);
  let [i, j, count] = [0, 0, 0];
  while (i < older.length || j < newer.length) {
    const a = older[i] ?? Number.POSITIVE_INFINITY;
    const b = newer[j] ?? Number.POSITIVE_INFINITY;
    order[count++] = a < b ? i : older.length + j;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return order.subarray(0, count);
}

function gather(points: Points, order: ArrayLike<number>): Points {
  const chosen = blankPoints(order.length);
  for (const [name] of COLUMNS) {
    const [from, to] = [points[name], chosen[name]];
    for (let i = 0; i < order.length; i++) to[i] = from[order[i] ?? 0] ?? 0;
  }
  return chosen;
}
