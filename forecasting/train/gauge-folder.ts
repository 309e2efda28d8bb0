import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ForecastCard } from '../../domain/forecast.ts';
import type { SeriesRef } from '../issue/inputs.ts';
import type { Model } from '../models/model.ts';
import { readPart, writePart } from '../models/model-files.ts';
import { MODELS } from '../models/models.ts';
import { persistence } from '../models/persistence.ts';
import { stackKind } from '../models/stack.ts';

/** A gauge's model as it is kept, with the plain one that stands in where it cannot speak. */
export interface KeptGauge {
  readonly card: ForecastCard;
  readonly model: Model;
  readonly plain: Model;
}

/** Where the models of a house are kept: a folder a series. */
export function gaugeFolder(models: string, { station, property }: SeriesRef): string {
  return join(models, `${station}-${property}`);
}

/** Keeps a model in place of the one before it: whoever reads meanwhile finds the one or the other, whole. */
export async function keepGauge(
  models: string,
  { card, model }: { readonly card: ForecastCard; readonly model: Model },
): Promise<void> {
  const folder = gaugeFolder(models, card);
  const [fresh, old] = [`${folder}.new`, `${folder}.old`];
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  await model.save(join(fresh, 'stack'));
  await writePart(fresh, CARD, card);
  await rm(old, { recursive: true, force: true });
  if (existsSync(folder)) await rename(folder, old);
  await rename(fresh, folder);
  await rm(old, { recursive: true, force: true });
}

/** The card of the model that is kept for a series; undefined where there is none. */
export async function keptCard(models: string, ref: SeriesRef): Promise<ForecastCard | undefined> {
  const folder = gaugeFolder(models, ref);
  if (!existsSync(join(folder, CARD))) return undefined;
  return readPart(folder, CARD, ForecastCard);
}

/** Loads what is kept. Throws DATA_DAMAGED where it is not what was written. */
export async function loadGauge(models: string, ref: SeriesRef): Promise<KeptGauge | undefined> {
  const card = await keptCard(models, ref);
  if (!card) return undefined;
  const folder = join(gaugeFolder(models, ref), 'stack');
  const model = await stackKind(MODELS).load(folder);
  return { card, model, plain: await persistence.load(join(folder, persistence.name)) };
}

/** The name of the card within the folder: it is written last. */
export const CARD = 'gauge.json';
