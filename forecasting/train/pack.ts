import { globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { ForecastCard } from '../../domain/forecast.ts';
import { orDamaged } from '../models/model-files.ts';
import { CARD, keptCard } from './gauge-folder.ts';

const Content = z.union([z.object({ base64: z.string() }), z.object({ json: z.unknown() })]);
type Content = z.infer<typeof Content>;

/** Files by path: JSON as it is, all else in base64. */
const Pack = z.record(z.string(), Content);
type Pack = z.infer<typeof Pack>;

/** Packs the models of a folder into one file. Numbers keep five figures, which is more than a forecast shows. */
export async function packModels(folder: string, file: string): Promise<void> {
  const pack: Pack = {};
  for (const path of globSync('*/**/*.*', { cwd: folder }).sort()) {
    const bytes = await readFile(join(folder, path));
    pack[path] = path.endsWith('.json')
      ? { json: JSON.parse(bytes.toString(), path.includes('parameters') ? inShort : undefined) }
      : { base64: bytes.toString('base64') };
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, gzipSync(JSON.stringify(pack), { level: 9 }));
}

function inShort(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value)
    ? Number(value.toPrecision(5))
    : value;
}

/**
 * Unpacks the models of which there is none yet, or only one of the simulated basin that is older: what a house has trained on its
 * own readings stays. Throws DATA_DAMAGED where the file is no such pack.
 */
export async function unpackModels(file: string, folder: string): Promise<void> {
  const pack = await orDamaged(file, async () =>
    Pack.parse(JSON.parse(gunzipSync(await readFile(file)).toString())),
  );
  const gauges = Map.groupBy(Object.entries(pack), ([path]) => path.split('/', 1)[0] ?? '');
  for (const [gauge, files] of gauges) {
    const cardPath = `${gauge}/${CARD}`;
    const card = await orDamaged(file, async () => ForecastCard.parse(jsonOf(pack[cardPath])));
    if (!isNewer(card, await keptCard(folder, card))) continue;
    await rm(join(folder, gauge), { recursive: true, force: true });
    const lastly = files.filter(([path]) => path === cardPath); // with its card a model is whole
    const first = files.filter(([path]) => path !== cardPath);
    for (const [path, content] of [...first, ...lastly]) await put(join(folder, path), content);
  }
}

function isNewer(card: ForecastCard, kept: ForecastCard | undefined): boolean {
  return !kept || (kept.learnedFrom === 'simulated' && kept.trained < card.trained);
}

function jsonOf(content: Content | undefined): unknown {
  return content && 'json' in content ? content.json : undefined;
}

async function put(path: string, content: Content): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(
    path,
    'json' in content ? JSON.stringify(content.json) : Buffer.from(content.base64, 'base64'),
  );
}
