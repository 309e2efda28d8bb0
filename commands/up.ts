import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../infra/config.ts';
import type { Command } from './command.ts';
import { asSettings, configHelp, configOptions } from './config-options.ts';
import { rooms } from './rooms.ts';
import { checkAddresses } from './up/addresses.ts';
import { claimDataFolder } from './up/data-folder.ts';
import { firstStart } from './up/first-start.ts';
import { checkServers, onServers } from './up/on-servers.ts';
import { checkPorts } from './up/ports.ts';
import { progressPrinter } from './up/progress.ts';
import { supervise } from './up/supervise.ts';
import { whatRunsWhere } from './up/what-runs-where.ts';

/** Runs the house until Ctrl-C. Throws CONFIG or PORT_IN_USE before anything is started. */
export const up: Command = {
  help: `
Usage: ./poyang up [options]

Runs every room of the house, each in a process of its own, and starts again what dies. Ctrl-C stops it cleanly;
whatever was acknowledged is durable before that, after that, and after a power cut.

Options
  --servers        on Kafka, InfluxDB and Mosquitto, started here with their data in the data folder; see docs/deploy.md
${configHelp}

Examples
  ./poyang up                                     then open http://localhost:8080
  ./poyang up --no-simulator --data /srv/poyang   for real gear; see ./poyang help devices
  ./poyang up --http 9000 --mqtt 2883             where the usual ports are taken
  ./poyang up --config /etc/poyang.json           with all that in a file`,

  async run(args) {
    const options = { ...configOptions, servers: { type: 'boolean' } } as const;
    const { servers, ...values } = parseArgs({ args, options }).values;
    const config = readConfig(asSettings(values));
    checkAddresses(config);
    if (servers) checkServers(config);
    const claim = claimDataFolder(config.data);
    try {
      await checkPorts(config);
      await live(config, { servers });
    } finally {
      claim.release();
    }
    say('Stopped. Nothing acknowledged is lost; ./poyang up goes on from here.');
    return 0;
  },
};

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function live(config: Config, { servers = false }): Promise<void> {
  const signal = interruption();
  const startedAt = performance.now();
  const runRooms = (settings: Config) => keepRooms(settings, { signal, startedAt });
  if (servers) return onServers(config, { say, live: runRooms });
  for (const line of await firstStart(config)) say(line);
  await runRooms(config);
}

async function keepRooms(
  config: Config,
  { signal, startedAt }: { signal: AbortSignal; startedAt: number },
): Promise<void> {
  if (signal.aborted) return;
  const progress = progressPrinter(process.stdout);
  const house = supervise({
    config,
    rooms: Object.keys(rooms).filter((name) => name !== 'simulator' || config.simulator),
    onMessage: (_room, message) => progress.show(message),
    say,
  });
  const interrupted = aborted(signal);
  try {
    await Promise.race([house.ready, interrupted, house.broken]);
    const tookMs = performance.now() - startedAt;
    if (!signal.aborted) for (const line of whatRunsWhere(config, tookMs)) say(line);
    await Promise.race([interrupted, house.broken]);
  } finally {
    progress.end();
    say('Stopping: each room finishes what it has in hand …');
    await house.stop();
  }
}

/** Aborted by the first Ctrl-C or SIGTERM; the second ends this process at once, and its servers and rooms with it. */
function interruption(): AbortSignal {
  const first = new AbortController();
  const interrupt = () => (first.signal.aborted ? process.exit(INTERRUPTED) : first.abort());
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return first.signal;
}

const INTERRUPTED = 130;

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}
