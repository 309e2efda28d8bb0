/** Longitude, latitude, degrees. */
export type Place = [lon: number, lat: number];

/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

/** Whether any part of a line or ring may lie within the box: by their bounds. */
export function touches(places: readonly Place[], [west, south, east, north]: Box): boolean {
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  return (
    extreme(Math.min, lons) < east &&
    extreme(Math.max, lons) > west &&
    extreme(Math.min, lats) < north &&
    extreme(Math.max, lats) > south
  );
}

/** Area of a ring in square degrees, by the shoelace formula. */
export function area(ring: readonly Place[]): number {
  let sum = 0;
  ring.forEach(([lon, lat], i) => {
    const [nextLon, nextLat] = ring[(i + 1) % ring.length] as Place;
    sum += lon * nextLat - nextLon * lat;
  });
  return Math.abs(sum / 2);
}

/** A line with fewer places, none further off than `tolerance` degrees (Douglas and Peucker, 1973). */
export function thin(line: readonly Place[], tolerance: number): Place[] {
  const first = line[0] as Place;
  const last = line.at(-1) as Place;
  let farthest = 0;
  let at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const distance = toSegment(line[i] as Place, first, last);
    if (distance > farthest) [farthest, at] = [distance, i];
  }
  if (farthest <= tolerance) return [first, last];
  return [
    ...thin(line.slice(0, at + 1), tolerance).slice(0, -1),
    ...thin(line.slice(at), tolerance),
  ];
}

/** The same for a closed ring, whose first and last place are one. */
export function thinRing(ring: readonly Place[], tolerance: number): Place[] {
  const half = ring.length >> 1;
  return [
    ...thin(ring.slice(0, half + 1), tolerance).slice(0, -1),
    ...thin(ring.slice(half), tolerance),
  ];
}

/** Corners cut once at a quarter of each side (Chaikin, 1974); the ends of a line stay. */
export function smooth(line: readonly Place[], isRing: boolean): Place[] {
  const cut = line.slice(1).flatMap((b, i): Place[] => {
    const a = line[i] as Place;
    return [between(a, b, 0.25), between(a, b, 0.75)];
  });
  if (isRing) return [...cut, cut[0] as Place];
  return [line[0] as Place, ...cut, line.at(-1) as Place];
}

/** The part of a ring within the box (Sutherland and Hodgman, 1974); empty when there is none. */
export function clipRing(ring: readonly Place[], [west, south, east, north]: Box): Place[] {
  const sides: [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  let open = ring.slice(0, -1) as Place[];
  for (const side of sides) open = clipSide(open, side);
  return open.length < 3 ? [] : [...open, open[0] as Place];
}

/** To four decimals: 11 m. */
export function rounded(places: readonly Place[]): Place[] {
  return places.map(([lon, lat]) => [Number(lon.toFixed(4)), Number(lat.toFixed(4))]);
}

/** Kilometres on a plane that is right at 28.5° N. */
export function km([lonA, latA]: Place, [lonB, latB]: Place): number {
  return Math.hypot((lonA - lonB) * 97.8, (latA - latB) * 110.9);
}

function clipSide(open: readonly Place[], [axis, limit, sign]: [0 | 1, number, 1 | -1]): Place[] {
  const depth = (place: Place) => sign * (place[axis] - limit);
  return open.flatMap((b, i): Place[] => {
    const a = open.at(i - 1) as Place;
    const crosses = depth(a) * depth(b) < 0;
    const cut = crosses ? [between(a, b, depth(a) / (depth(a) - depth(b)))] : [];
    return depth(b) >= 0 ? [...cut, b] : cut;
  });
}

function between(a: Place, b: Place, share: number): Place {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function toSegment(place: Place, a: Place, b: Place): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / square;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(place[0] - a[0] - share * dx, place[1] - a[1] - share * dy);
}

/** Without spreading: rings of the ocean have too many places for arguments. */
function extreme(pick: (a: number, b: number) => number, values: readonly number[]): number {
  return values.reduce((a, b) => pick(a, b));
}
