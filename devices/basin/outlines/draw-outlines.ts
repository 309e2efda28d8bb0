import { readFileSync, writeFileSync } from 'node:fs';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import { REPORTED_BASINS, type ReportedBasin, seatOf } from '../reported-basins.ts';
import { subBasinAt } from '../sub-basin-at.ts';
import { outlinesOf } from './outlines.ts';

/*
 * The outlines of the reported sub-basins, for the map:
 * `node devices/basin/outlines/draw-outlines.ts ADMIN.json OUT.json`. Each place within Jiangxi counts to the sub-basin that
 * `subBasinAt` names. They are drawn by rule, not surveyed: near a divide they may be off by tens of km.
 */
const [ADMIN = 'dashboard/web/public/basemap/admin.json', OUT = 'sub-basins.json'] =
  process.argv.slice(2);

/** Degrees of a cell, and the place of the first one: some 2 km. */
const CELL = 0.02;
const [WEST, SOUTH, EAST, NORTH] = [113.5, 24.4, 118.6, 30.2];
const [WIDTH, HEIGHT] = [Math.round((EAST - WEST) / CELL), Math.round((NORTH - SOUTH) / CELL)];

const admin = JSON.parse(readFileSync(ADMIN, 'utf8')) as FeatureCollection<MultiPolygon>;
const home = admin.features.find(({ properties }) => properties?.['name'] === 'Jiangxi');
if (!home) throw new Error(`${ADMIN} has no Jiangxi`);
const border = home.geometry.coordinates[0]?.[0] as Position[];

const labels = Array.from({ length: WIDTH * HEIGHT }, (_, cell) => {
  const lon = WEST + ((cell % WIDTH) + 0.5) * CELL;
  const lat = SOUTH + (Math.floor(cell / WIDTH) + 0.5) * CELL;
  if (!isWithin(border, lon, lat)) return -1;
  const name = subBasinAt({ lon, lat });
  return REPORTED_BASINS.findIndex(({ of }) => of.includes(name));
});
const outlines = outlinesOf(labels, WIDTH);
const collection: FeatureCollection<MultiPolygon> = {
  type: 'FeatureCollection',
  features: REPORTED_BASINS.map((basin, label) => featureOf(basin, outlines.get(label) ?? [])),
};
writeFileSync(OUT, JSON.stringify(collection));

function featureOf(basin: ReportedBasin, rings: readonly Position[][]): Feature<MultiPolygon> {
  const { id, name } = basin;
  const { lon, lat } = seatOf(basin);
  const placed = rings.map((ring) => [
    ring.map(([x = 0, y = 0]) => [rounded(WEST + x * CELL), rounded(SOUTH + y * CELL)]),
  ]);
  return {
    type: 'Feature',
    id,
    properties: { id, ...name, lon: rounded(lon), lat: rounded(lat) },
    geometry: { type: 'MultiPolygon', coordinates: placed },
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}

/** By the parity of the borders crossed to the east. */
function isWithin(ring: readonly Position[], lon: number, lat: number): boolean {
  let inside = false;
  for (const [i, [x = 0, y = 0]] of ring.entries()) {
    const [px = 0, py = 0] = ring.at(i - 1) ?? [];
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
  }
  return inside;
}
