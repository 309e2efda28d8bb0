import { parentPort, workerData } from 'node:worker_threads';
import { type PastGearOptions, pastGear } from './past-gear.ts';

// The other end of past-worker.ts: answers each part of the past with its packets, in order.
const packetsOf = pastGear(workerData as PastGearOptions);
parentPort?.on('message', (part) => parentPort?.postMessage(packetsOf(part)));
