import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { PoyangError } from '../../domain/errors.ts';

/** Writes a model's card.json, parameters.json …, making the folder. */
export async function writePart(folder: string, name: string, content: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), `${JSON.stringify(content)}\n`);
}

/** Reads one back. Throws DATA_DAMAGED where it is not there or not of that shape. */
export function readPart<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const file = join(folder, name);
  return orDamaged(file, async () => schema.parse(JSON.parse(await readFile(file, 'utf8'))));
}

/** Does what reads a file of a saved model; whatever goes wrong is that the file is not what was written. */
export async function orDamaged<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new PoyangError('DATA_DAMAGED', `${file} is no part of a saved model: train it again.`, {
      cause,
    });
  }
}
