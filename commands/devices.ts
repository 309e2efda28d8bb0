import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PoyangError } from '../domain/errors.ts';
import { systemClock } from '../infra/clock.ts';
import { type Config, readConfig } from '../infra/config.ts';
import type { Log } from '../infra/log/log.ts';
import { openLog } from '../infra/log/open-log.ts';
import { consoleLogger } from '../infra/logger.ts';
import type { Command } from './command.ts';
import { actionOf } from './devices/actions.ts';
import { help } from './devices/help-page.ts';
import { type SimulateOptions, simulateRtu } from './devices/simulate.ts';
import { interruption } from './up/interruption.ts';

/** The command on the house's own log. */
export const devices: Command = devicesCommand({
  openLog: (config) => openLog(config, systemClock, consoleLogger('devices')),
  print: (line) => void process.stdout.write(`${line}\n`),
});

/** The command, with the log it works on and where it prints. */
export function devicesCommand(surroundings: {
  readonly openLog: (config: Config) => Promise<Log>;
  readonly print: (line: string) => void;
}): Command {
  return {
    help,
    async run(args) {
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const [word = '', ...ids] = positionals;
      if (word === 'simulate') return simulate(idOf(word, ids), values, surroundings);
      const action = actionOf(word);
      const config = readConfig({ config: values.config, data: values.data });
      if (!existsSync(config.data)) {
        throw new PoyangError(
          'CONFIG',
          `There is no data folder ${config.data}: name it with --data DIR, or make one with ./poyang up.`,
        );
      }
      const log = await surroundings.openLog(config);
      try {
        const lines = await action({ log, config, id: idOf(word, ids), values });
        for (const line of lines) surroundings.print(line);
      } finally {
        await log.close();
      }
      return 0;
    },
  };
}

/** It needs no house of its own: the door that it knocks at may be anywhere. */
async function simulate(
  language: string,
  values: SimulateOptions,
  { print }: { readonly print: (line: string) => void },
): Promise<number> {
  await simulateRtu(language, values, { print, signal: interruption() });
  return 0;
}

const options = {
  role: { type: 'string', default: 'device' },
  'speaks-for': { type: 'string' },
  'secret-file': { type: 'string' },
  station: { type: 'string' },
  as: { type: 'string' },
  for: { type: 'string' },
  settings: { type: 'string' },
  codec: { type: 'string' },
  'dry-run': { type: 'boolean' },
  secrets: { type: 'string' },
  to: { type: 'string' },
  every: { type: 'string' },
  reports: { type: 'string' },
  split: { type: 'boolean' },
  link: { type: 'boolean' },
  'link-password': { type: 'string' },
  config: { type: 'string' },
  data: { type: 'string' },
} as const;

const WITHOUT_ID = ['list', 'waiting', 'routes', 'asked'];

function idOf(word: string, ids: readonly string[]): string {
  const [id = ''] = ids;
  const takesNone = WITHOUT_ID.includes(word);
  if (ids.length === (takesNone ? 0 : 1)) return id;
  const wanted = takesNone ? 'takes no ID' : word === 'import' ? 'takes one FILE' : 'takes one ID';
  throw new PoyangError('CONFIG', `./poyang devices ${word} ${wanted}: see ./poyang help devices.`);
}
