import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { environmentVariable } from '../infra/config.ts';

/** Tests that lean on a program which not every machine has. */
export interface TestGroup {
  readonly name: string;
  /** Where it is, or undefined when this machine lacks it. */
  find(): string | undefined;
  readonly remedy: string;
}

export const testGroups: readonly TestGroup[] = [
  {
    name: 'browser',
    find: () => onPath('chromium', 'chromium-browser', 'google-chrome'),
    remedy: 'apt-get install chromium fonts-noto-cjk',
  },
  {
    name: 'mosquitto',
    find: () => onPath('mosquitto_pub'),
    remedy: 'apt-get install mosquitto-clients',
  },
];

function onPath(...names: string[]): string | undefined {
  const folders = (environmentVariable('PATH') ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}
