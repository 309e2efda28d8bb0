import { Worker } from 'node:worker_threads';
import type { Packet } from './packets.ts';
import type { PastGearOptions, PastPart } from './past-gear.ts';

/** Makes the packets of the past beside the live gear. */
export interface PastWorker {
  /** One part at a time. Rejects when the thread ends or fails. */
  packetsOf(part: PastPart): Promise<Packet[]>;
  stop(): Promise<void>;
}

/** Starts a thread that makes packets, so that live readings never wait for the past to be computed. */
export function startPastWorker(options: PastGearOptions): PastWorker {
  const worker = new Worker(new URL('./past-gear-thread.ts', import.meta.url), {
    workerData: options,
    resourceLimits: { maxYoungGenerationSizeMb: 16 }, // much garbage: less memory for a little more time
  });
  let isOver = false;
  let asked = Promise.withResolvers<Packet[]>();
  asked.promise.catch(() => undefined); // also when nobody waits
  worker.on('message', (packets) => asked.resolve(packets));
  worker.on('error', (error) => asked.reject(error));
  worker.on('exit', () => {
    isOver = true;
    asked.reject(ENDED());
  });
  return {
    packetsOf(part) {
      if (isOver) return Promise.reject(ENDED());
      asked = Promise.withResolvers();
      worker.postMessage(part);
      return asked.promise;
    },
    async stop() {
      await worker.terminate();
    },
  };
}

const ENDED = () => new Error('The thread that makes history ended.');
