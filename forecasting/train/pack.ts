import { existsSync, globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { orDamaged } from '../models/model-files.ts';

/** Files by path: JSON as it is, all else in base64. */
const Pack = z.record(
  z.string(),
  z.union([z.object({ base64: z.string() }), z.object({ json: z.unknown() })]),
);
type Pack = z.infer<typeof Pack>;

/** Packs the models of a folder into one file. Numbers keep five figures, which no forecast shows. */
export async function packModels(folder: string, file: string): Promise<void> {
  const pack: Pack = {};
  const paths = globSync('**/*.*', { cwd: folder, withFileTypes: false }).sort();
  for (const path of paths) {
    const bytes = await readFile(join(folder, path));
    pack[path] = path.endsWith('.json')
      ? { json: JSON.parse(bytes.toString(), path.includes('parameters') ? inShort : undefined) }
      : { base64: bytes.toString('base64') };
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, gzipSync(JSON.stringify(pack), { level: 9 }));
}

/** Unpacks the models that are not there yet. Throws DATA_DAMAGED where the file is no such pack. */
export async function unpackModels(file: string, folder: string): Promise<void> {
  const pack = await orDamaged(file, async () =>
    Pack.parse(JSON.parse(gunzipSync(await readFile(file)).toString())),
  );
  const known = new Map<string, boolean>();
  for (const [path, content] of Object.entries(pack)) {
    const gauge = path.split('/', 1)[0] ?? '';
    const isKnown = known.get(gauge) ?? existsSync(join(folder, gauge));
    known.set(gauge, isKnown);
    if (isKnown) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(
      join(folder, path),
      'json' in content ? JSON.stringify(content.json) : Buffer.from(content.base64, 'base64'),
    );
  }
}

function inShort(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value)
    ? Number(value.toPrecision(5))
    : value;
}
