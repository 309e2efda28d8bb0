import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../infra/config.ts';
import type { Command } from './command.ts';
import { asSettings, configHelp, configOptions } from './config-options.ts';
import { claimDataFolder } from './up/data-folder.ts';
import { firstStart } from './up/first-start.ts';
import { checkPort } from './up/ports.ts';
import { progressPrinter } from './up/progress.ts';
import { supervise } from './up/supervise.ts';

export const up: Command = {
  name: 'up',
  summary:
    'The whole house on this machine: broker, log, store, streams, API, map, simulated basin.',
  help: `
Usage: ./poyang up [options]

Runs every room of the house, each in a process of its own, and starts again what dies. Ctrl-C stops it cleanly;
whatever was acknowledged is durable before that, after that, and after a power cut.

Options
${configHelp}

Examples
  ./poyang up                                     then open http://localhost:8080
  ./poyang up --no-simulator --data /srv/poyang   for real gear; see ./poyang help devices
  ./poyang up --http 9000 --mqtt 2883             where the usual ports are taken`,

  async run(args) {
    const { values } = parseArgs({ args, options: configOptions });
    const config = readConfig(asSettings(values));
    const claim = claimDataFolder(config.data);
    try {
      await checkPort(config.bind, config.mqtt, '--mqtt');
      await checkPort(config.bind, config.http, '--http');
      await live(config);
    } finally {
      claim.release();
    }
    return 0;
  },
};

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function live(config: Config): Promise<void> {
  const stop = interrupted();
  const startedAt = performance.now();
  for (const line of await firstStart(config)) say(line);

  const progress = progressPrinter(process.stdout);
  const house = await supervise({
    config,
    rooms: ['streams', 'dashboard', 'ingest', ...(config.simulator ? ['simulator'] : [])],
    onMessage: (_room, message) => progress.show(message),
    say,
  });
  for (const line of whatRunsWhere(config, performance.now() - startedAt)) say(line);

  try {
    await Promise.race([stop, house.broken]);
  } finally {
    progress.end();
    say('Stopping: each room finishes what it has in hand …');
    await house.stop();
  }
  say('Stopped. Nothing acknowledged is lost; ./poyang up goes on from here.');
}

function whatRunsWhere(config: Config, tookMs: number): string[] {
  const host = config.bind === '127.0.0.1' ? 'localhost' : config.bind;
  return [
    '',
    `poyang is up (${(tookMs / 1000).toFixed(1)} s)`,
    `  map and API    http://${host}:${config.http}   (API page: /docs)`,
    `  sensors        mqtt://${host}:${config.mqtt}    topic poyang/<device>/<codec>`,
    `  data           ${config.data}`,
    `  credentials    ${config.data}/credentials.json (readable by you only)`,
    config.simulator
      ? '  basin          simulated: no reading is from the field (--no-simulator turns it off)'
      : '  basin          not simulated; devices are added with ./poyang devices add',
    '  Ctrl-C stops it.',
    '',
  ];
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
