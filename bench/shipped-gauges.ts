import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeptGauge, loadGauge } from '../forecasting/train/gauge-folder.ts';
import { unpackModels } from '../forecasting/train/pack.ts';
import { SHIPPED } from '../forecasting/train/shipped.ts';

/** The models that ship with the demo, loaded. */
export async function shippedGauges(): Promise<KeptGauge[]> {
  const folder = await mkdtemp(join(tmpdir(), 'poyang-bench-'));
  try {
    await unpackModels(SHIPPED, folder);
    const names = await readdir(folder);
    const gauges = names.map((name) => {
      const cut = name.lastIndexOf('-');
      return loadGauge(folder, { station: name.slice(0, cut), property: name.slice(cut + 1) });
    });
    return (await Promise.all(gauges)).filter((gauge) => gauge !== undefined);
  } finally {
    await rm(folder, { recursive: true });
  }
}
