import type { Feature, LineString } from 'geojson';
import { COURSES, type Course } from './courses.ts';
import { km, type Place, rounded, smooth, thin } from './geometry.ts';
import type { Water } from './water.ts';

/** Rivers narrower than OpenStreetMap's polygons have gaps there; a longer one than this is not drawn, km. */
const LONGEST_GUESS = 14;
const TOLERANCE = 0.0015;

/** The rivers as lines: from waypoint to waypoint through the pieces of water that OpenStreetMap has there. */
export function riverFeatures(water: readonly Water[]): Feature<LineString>[] {
  const places = water.flatMap(middlesOf);
  return COURSES.map((course) => {
    const legs = course.through
      .slice(1)
      .map((to, i) => route(course.through[i] as Place, to, places));
    const whole = legs.flatMap((leg, i) => (i === 0 ? leg : leg.slice(1)));
    const line = withoutSpurs(withoutGuesses(whole));
    return feature(course, rounded(thin(smooth(line, false), TOLERANCE)));
  });
}

function feature({ id, name, rank }: Course, coordinates: Place[]): Feature<LineString> {
  return {
    type: 'Feature',
    properties: { id, ...name, rank },
    geometry: { type: 'LineString', coordinates },
  };
}

/** Where a river may run through a piece of water: its middle when it is small, else along its shore. */
function middlesOf({ rings: [ring = []] }: Water): Place[] {
  const open = ring.slice(0, -1);
  if (open.length > 8) return open.filter((_, i) => i % 2 === 0);
  const sum = open.reduce(([lon, lat], place) => [lon + place[0], lat + place[1]], [0, 0]);
  return [[sum[0] / open.length, sum[1] / open.length]];
}

/** The way of least squared hops between two places (Dijkstra): short hops from piece to piece beat one long jump. */
function route(from: Place, to: Place, places: readonly Place[]): Place[] {
  const reach = 1.9 * km(from, to) + 15;
  const nodes = [from, to, ...places.filter((place) => km(place, from) + km(place, to) < reach)];
  const cost = nodes.map((_, i) => (i === 0 ? 0 : Number.POSITIVE_INFINITY));
  const before = nodes.map(() => -1);
  const open = new Set(nodes.keys());
  for (let at = 0; at !== 1; at = cheapest(open, cost)) {
    open.delete(at);
    for (const next of open) {
      const hop = km(nodes[at] as Place, nodes[next] as Place);
      const total = (cost[at] ?? 0) + hop ** 2.2 + 0.02;
      if (total >= (cost[next] ?? 0)) continue;
      cost[next] = total;
      before[next] = at;
    }
  }
  const way: Place[] = [];
  for (let at = 1; at >= 0; at = before[at] ?? -1) way.unshift(nodes[at] as Place);
  return way;
}

function cheapest(open: Iterable<number>, cost: readonly number[]): number {
  let best = -1;
  for (const i of open) if (best < 0 || (cost[i] ?? 0) < (cost[best] ?? 0)) best = i;
  return best;
}

/** Cut after the last hop at the river's head that nothing was known about: better no line than a straight one. */
function withoutGuesses(line: readonly Place[]): Place[] {
  const half = line.length >> 1;
  let start = 0;
  for (let i = 1; i < half; i++) {
    if (km(line[i - 1] as Place, line[i] as Place) > LONGEST_GUESS) start = i;
  }
  return line.slice(start);
}

/** Without the places that lie off the way: a waypoint beside the river makes the line go there and back. */
function withoutSpurs(line: readonly Place[]): Place[] {
  return line.filter((at, i) => {
    const [before, after] = [line[i - 1], line[i + 1]];
    if (before === undefined || after === undefined) return true;
    const back =
      (before[0] - at[0]) * (after[0] - at[0]) + (before[1] - at[1]) * (after[1] - at[1]);
    return (
      back <
      0.8 *
        Math.hypot(before[0] - at[0], before[1] - at[1]) *
        Math.hypot(after[0] - at[0], after[1] - at[1])
    );
  });
}
