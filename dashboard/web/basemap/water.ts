import type { Feature, Polygon } from 'geojson';
import { area, type Box, clipRing, type Place, rounded, smooth, touches } from './geometry.ts';

/** A piece of water as OpenStreetMap has it: the outline, then islands. */
export interface Water {
  readonly kind: 'river' | 'lake';
  readonly rings: Place[][];
}

/** What @geo-maps/earth-waterbodies-10m holds: rivers, lakes, and the ocean last. */
export interface WaterbodiesFile {
  readonly geometries: readonly { readonly coordinates: Place[][][] }[];
}

/** Smaller pieces, and smaller islands, are not worth their bytes: square degrees, about 2.7 km². */
const SMALLEST = 2.5e-4;

/** The inland water of the package that lies in the box, as it is there. */
export function inlandWater({ geometries }: WaterbodiesFile, box: Box): Water[] {
  const kinds = ['river', 'lake'] as const;
  return kinds.flatMap((kind, i) =>
    (geometries[i]?.coordinates ?? [])
      .filter((rings) => touches(rings[0] ?? [], box))
      .map((rings) => ({ kind, rings })),
  );
}

/** The larger pieces cut to the box, their corners smoothed. */
export function waterFeatures(water: readonly Water[], box: Box): Feature<Polygon>[] {
  return water.flatMap(({ kind, rings }) => {
    const kept = rings
      .map((ring) => clipRing(ring, box))
      .filter((ring) => ring.length > 3 && area(ring) >= SMALLEST)
      .map((ring) => rounded(smooth(ring, true)));
    if (kept.length === 0 || area(rings[0] ?? []) < SMALLEST) return [];
    return {
      type: 'Feature',
      properties: { kind },
      geometry: { type: 'Polygon', coordinates: kept },
    };
  });
}
