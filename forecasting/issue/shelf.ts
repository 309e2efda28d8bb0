import { statSync } from 'node:fs';
import { join } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';
import type { Logger } from '../../infra/logger.ts';
import { gaugeFolder, type KeptGauge, loadGauge } from '../train/gauge-folder.ts';
import type { SeriesRef } from './inputs.ts';

/** The models of a house, each loaded when it is first asked for, and anew when another has taken its place. */
export interface Shelf {
  /** undefined where there is none, or none that can be used. */
  take(ref: SeriesRef): Promise<KeptGauge | undefined>;
  /** Says once why a model is not used, until another takes its place. */
  refuse(ref: SeriesRef, reason: string): void;
  close(): void;
}

export function openShelf(models: string, logger: Logger): Shelf {
  const loaded = new Map<string, { readonly age: number; gauge: KeptGauge | undefined }>();

  async function load(ref: SeriesRef): Promise<KeptGauge | undefined> {
    try {
      return await loadGauge(models, ref);
    } catch (error) {
      if (!(error instanceof PoyangError)) throw error;
      logger.warn(error.message);
      return undefined;
    }
  }

  function putAway(gauge: KeptGauge | undefined): void {
    gauge?.model.close();
    gauge?.plain.close();
  }

  return {
    async take(ref) {
      const folder = gaugeFolder(models, ref);
      const age = statSync(join(folder, 'gauge.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
      const known = loaded.get(folder);
      if (known?.age === age) return known.gauge;
      putAway(known?.gauge);
      const gauge = await load(ref);
      loaded.set(folder, { age, gauge });
      return gauge;
    },
    refuse(ref, reason) {
      const known = loaded.get(gaugeFolder(models, ref));
      if (!known?.gauge) return;
      logger.warn(reason);
      putAway(known.gauge);
      known.gauge = undefined;
    },
    close() {
      for (const { gauge } of loaded.values()) putAway(gauge);
      loaded.clear();
    },
  };
}
