import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEEDS } from './basin-lake.ts';
import { droughtPicture, floodPicture } from './picture-scenario.ts';
import { tenYearsPicture } from './picture-ten-years.ts';

/** Draws the lake at Xingzi into a folder: ten years, and both scenarios under all seeds. Says each file it wrote. */
export function drawBasin(folder: string, say: (line: string) => void): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, draw] of Object.entries(PICTURES)) {
    const file = join(folder, `basin-${name}.svg`);
    writeFileSync(file, draw());
    say(`drawn: ${file}`);
  }
}

const PICTURES = {
  'ten-years': () => tenYearsPicture(SEEDS[0]),
  'flood-2020': () => floodPicture(SEEDS),
  'drought-2022': () => droughtPicture(SEEDS),
};
