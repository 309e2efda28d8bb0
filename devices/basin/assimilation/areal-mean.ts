import { SUB_BASIN_NAMES, SUB_BASINS, type SubBasinName } from '../sub-basins.ts';

/** A place that measured something, and its values by step, NaN where it did not. */
export interface Point {
  readonly lon: number;
  readonly lat: number;
  readonly values: Float64Array;
}

/**
 * What fell on each sub-basin by step: the mean of the nearest points that spoke, weighted by the inverse square of
 * their distance from its centroid. NaN in a step in which none spoke within REACH.
 */
export function arealMeans(
  points: readonly Point[],
  steps: number,
): Readonly<Record<SubBasinName, Float64Array>> {
  const means = {} as Record<SubBasinName, Float64Array>;
  for (const name of SUB_BASIN_NAMES) {
    const near = nearest(name, points);
    means[name] = Float64Array.from({ length: steps }, (_, step) => weightedMean(near, step));
  }
  return means;
}

/** The points nearest to a sub-basin's centroid, at most `count`, with their distance, km. */
export function nearest<P extends Pick<Point, 'lon' | 'lat'>>(
  name: SubBasinName,
  points: readonly P[],
  count = CANDIDATES,
): { point: P; km: number }[] {
  const { lon, lat } = SUB_BASINS[name];
  return points
    .map((point) => ({
      point,
      km: Math.hypot((point.lon - lon) * KM_A_LON, (point.lat - lat) * KM_A_LAT),
    }))
    .filter(({ km }) => km <= REACH)
    .sort((a, b) => a.km - b.km)
    .slice(0, count);
}

function weightedMean(near: readonly { point: Point; km: number }[], step: number): number {
  let [sum, weights, spoken] = [0, 0, 0];
  for (const { point, km } of near) {
    const value = point.values[step] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const weight = 1 / (km ** 2 + NEAR ** 2);
    sum += weight * value;
    weights += weight;
    if (++spoken === AVERAGED) break;
  }
  return spoken === 0 ? Number.NaN : sum / weights;
}

/** Of the candidates the nearest ones that spoke are averaged. */
const CANDIDATES = 8;
const AVERAGED = 4;
/** km. A gauge at the centroid itself is not all there is. */
const NEAR = 20;
const REACH = 150;
const [KM_A_LON, KM_A_LAT] = [98.4, 111.2];
