import { embeddedStore } from '../../../infra/store/embedded-store.ts';
import { numberedBatch } from './numbered-batch.ts';

/** Run as a process: writes batch after batch from a number on and prints each number when it is written. */
const [file = '', from = '0'] = process.argv.slice(2);
const store = embeddedStore({ file, sealAt: { runs: 3, points: 60 }, chunkPoints: 16 });
for (let number = Number(from); ; number++) {
  await store.write(numberedBatch(number));
  process.stdout.write(`${number}\n`);
}
