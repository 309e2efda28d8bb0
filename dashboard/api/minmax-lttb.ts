/** A series' columns, of equal length. `times` ascend; NaN in `values` is a gap. */
export interface Curve {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/**
 * The ascending indices of at most `points` (6 or more) points that draw like all of them. Kept for certain: the first
 * and the last point, the lowest and the highest value of the whole, and one NaN of each gap wide enough to be seen
 * (of the longest ones, where there is not room for all).
 *
 * MinMaxLTTB: extremes of equal spans of time are preselected, four candidates for each point wanted, and LTTB
 * chooses among them. Donckers, Van der Donckt, Van Hoecke, Van Hoecke, 2023, arXiv:2305.00332.
 */
export function minMaxLttb(curve: Curve, points: number): Uint32Array {
  const count = curve.times.length;
  if (count <= points) return Uint32Array.from({ length: count }, (_, index) => index);

  const gaps = visibleGaps(curve, points);
  const segments = segmentsBetween(gaps, curve.values);
  const peaks = segments.flatMap((segment) => extremes(curve.values, segment));
  const chosen = new Set([0, count - 1, ...gaps, ...extremes(curve.values, peaks)]);

  const whole = segments.reduce((sum, segment) => sum + segment.length, 0);
  const spare = points - 4 - gaps.length - 2 * segments.length;
  for (const segment of segments) {
    const share = 2 + Math.floor((spare * segment.length) / whole);
    const candidates = preselect(curve, segment, share * CANDIDATES_A_POINT);
    for (const index of lttb(curve, candidates, share)) chosen.add(index);
  }
  return Uint32Array.from(chosen).sort();
}

type Indices = Uint32Array | number[];

const CANDIDATES_A_POINT = 4;

/** The first index of each gap as long as the span of one drawn point, or of the longest where these are too many. */
function visibleGaps({ times, values }: Curve, points: number): number[] {
  const last = times.length - 1;
  const span = (at(times, last) - at(times, 0)) / points;
  const gaps: { index: number; duration: number }[] = [];
  for (let index = 1; index < last; index++) {
    if (!isGap(values, index) || isGap(values, index - 1)) continue;
    let end = index;
    while (end < last && isGap(values, end)) end++;
    gaps.push({ index, duration: at(times, end) - at(times, index - 1) });
  }
  return gaps
    .filter((gap) => gap.duration >= span)
    .sort((a, b) => b.duration - a.duration)
    .slice(0, Math.floor((points - 6) / 3))
    .map((gap) => gap.index)
    .sort((a, b) => a - b);
}

/** The indices that have a value, parted where a gap is kept. */
function segmentsBetween(gaps: readonly number[], values: Float64Array): Uint32Array[] {
  const indices = new Uint32Array(values.length);
  let filled = 0;
  const segments = [0, ...gaps].map((start, part) => {
    const begin = filled;
    const end = gaps[part] ?? values.length;
    for (let index = start; index < end; index++)
      if (!isGap(values, index)) indices[filled++] = index;
    return indices.subarray(begin, filled);
  });
  return segments.filter((segment) => segment.length > 0);
}

/** First, last, and the lowest and highest point of each of `most` / 2 equal spans of time: in order. */
function preselect({ times, values }: Curve, segment: Uint32Array, most: number): Indices {
  if (segment.length <= most) return segment;
  const [first = 0] = segment;
  const last = segment.at(-1) ?? first;
  const span = ((at(times, last) - at(times, first)) * 2) / most;
  const candidates = [first];
  let from = 1;
  for (let end = at(times, first) + span; from < segment.length - 1; end += span) {
    let to = from;
    while (to < segment.length - 1 && at(times, segment[to] ?? 0) < end) to++;
    candidates.push(...extremes(values, segment, from, to));
    from = to;
  }
  candidates.push(last);
  return candidates;
}

/** Where the lowest and the highest value of indices[from, to) are first reached, in order; nothing of gaps. */
function extremes(values: Float64Array, indices: Indices, from = 0, to = indices.length): number[] {
  let low = { index: -1, value: Number.POSITIVE_INFINITY };
  let high = { index: -1, value: Number.NEGATIVE_INFINITY };
  for (let place = from; place < to; place++) {
    const index = indices[place] ?? 0;
    const value = at(values, index);
    if (value < low.value) low = { index, value };
    if (value > high.value) high = { index, value };
  }
  const found = low.index < high.index ? [low.index, high.index] : [high.index, low.index];
  return found.slice(low.index === high.index ? 1 : 0).filter((index) => index >= 0);
}

/**
 * Largest triangle three buckets: of each bucket the point that spans the largest triangle with the point chosen
 * before it and the mean of the bucket after it. Steinarsson, University of Iceland, 2013.
 */
function lttb(curve: Curve, candidates: Indices, most: number): Indices {
  const last = candidates.length - 1;
  if (last < most) return candidates;
  const bucket = (number: number) =>
    candidates.slice(edge(number, most, last), edge(number + 1, most, last));
  const chosen = [candidates[0] ?? 0];
  for (let number = 0; number < most - 2; number++)
    chosen.push(farthest(curve, bucket(number), chosen.at(-1) ?? 0, bucket(number + 1)));
  chosen.push(candidates[last] ?? 0);
  return chosen;
}

/** Where a bucket begins: the first and the last candidate stand apart, the last as a bucket of its own. */
function edge(number: number, most: number, last: number): number {
  return number > most - 2 ? last + 1 : 1 + Math.floor((number * (last - 1)) / (most - 2));
}

function farthest(
  { times, values }: Curve,
  bucket: Indices,
  before: number,
  after: Indices,
): number {
  const toMean = {
    time: mean(times, after) - at(times, before),
    value: mean(values, after) - at(values, before),
  };
  let best = before;
  let largest = -1;
  for (const index of bucket) {
    const time = at(times, index) - at(times, before);
    const value = at(values, index) - at(values, before);
    const area = Math.abs(toMean.time * value - time * toMean.value);
    if (area > largest) {
      largest = area;
      best = index;
    }
  }
  return best;
}

function mean(column: Float64Array, indices: Indices): number {
  let sum = 0;
  for (const index of indices) sum += at(column, index);
  return sum / indices.length;
}

function isGap(values: Float64Array, index: number): boolean {
  return Number.isNaN(at(values, index));
}

function at(column: Float64Array, index: number): number {
  return column[index] ?? Number.NaN;
}
