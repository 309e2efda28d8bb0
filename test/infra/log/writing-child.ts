import { writeSync } from 'node:fs';
import { systemClock } from '../../../infra/clock.ts';
import { embeddedLog } from '../../../infra/log/embedded-log.ts';
import { noteTopic } from './note-topic.ts';

/**
 * Run as a process: `folder topic key count`. Appends that many notes of the key, numbered, each by itself and twenty at a
 * time, and prints the number of each when it is acknowledged.
 */
const [folder = '', name = '', key = '', count = ''] = process.argv.slice(2);
const log = embeddedLog({ folder, clock: systemClock });
const topic = noteTopic({ name });
let next = 0;

async function caller(): Promise<void> {
  while (next < Number(count)) {
    const number = next++;
    await log.append(topic, [{ key, text: `${number} ${'.'.repeat(number % 500)}` }]);
    writeSync(1, `${number}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, caller));
await log.close();
