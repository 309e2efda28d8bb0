import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { io } from '@tensorflow/tfjs-core';
import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers';
import { orDamaged } from './model-files.ts';

/** Writes a net as TensorFlow.js does in the browser: model.json and weights.bin in that folder. */
export async function saveNet(net: LayersModel, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await net.save(
    io.withSaveHandler(async ({ weightData, weightSpecs, ...model }) => {
      const weights = io.concatenateArrayBuffers([weightData ?? []].flat());
      const manifest = { weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }] };
      await writeFile(join(folder, 'model.json'), JSON.stringify({ ...model, ...manifest }));
      await writeFile(join(folder, 'weights.bin'), new Uint8Array(weights));
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
}

/** Reads one back. Throws DATA_DAMAGED where it is not there or no net. */
export function loadNet(folder: string): Promise<LayersModel> {
  const file = join(folder, 'model.json');
  return orDamaged(file, async () => {
    const { weightsManifest, ...model } = JSON.parse(await readFile(file, 'utf8'));
    const weightData = new Uint8Array(await readFile(join(folder, 'weights.bin'))).buffer;
    const [{ weights: weightSpecs }] = weightsManifest;
    return loadLayersModel(io.fromMemory({ ...model, weightSpecs, weightData }));
  });
}
