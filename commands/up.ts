import { parseArgs } from 'node:util';
import { systemClock } from '../infra/clock.ts';
import { type Config, readConfig } from '../infra/config.ts';
import type { Command } from './command.ts';
import { asSettings, configHelp, configOptions } from './config-options.ts';
import { checkWeather } from './simulated-basin.ts';
import { checkAddresses } from './up/addresses.ts';
import { claimDataFolder } from './up/data-folder.ts';
import { firstStart } from './up/first-start.ts';
import { interruption } from './up/interruption.ts';
import { keepRooms } from './up/keep-rooms.ts';
import { checkServers, onServers } from './up/on-servers.ts';
import { checkPorts, withUsualDoors } from './up/ports.ts';
import { progressPrinter } from './up/progress.ts';
import type { Season } from './up/season.ts';
import { seasonAsked, seasonFolder, seasonOptions, seasonToLive } from './up/season-options.ts';

/** Runs the house until Ctrl-C. Throws CONFIG or PORT_IN_USE before anything is started. */
export const up: Command = {
  help: `
Usage: ./poyang up [options]

Runs every room of the house, each in a process of its own, and starts again what dies. Ctrl-C stops it cleanly;
whatever was acknowledged is durable before that, after that, and after a power cut.

Options
  --servers        on Kafka, InfluxDB and Mosquitto, started here with their data in the data folder; see docs/deploy.md
${configHelp}

Another time: the whole house, its clock with it, lives in a season of the simulated basin (see also ./poyang help drill)
  --scenario NAME  flood-2020, drought-2022 or normal (default): whose weather it is
  --from DATE      where its time begins (default: shortly before the water rises or sinks; normal: now)
  --speed N        how fast its time runs, 1 (default) to 3600, which is an hour a second
  Its data are in a folder of their own (default: poyang-data/seasons/SCENARIO), which remembers its time: the next start goes
  on from there. Nothing of the present can come into it.

Examples
  ./poyang up                                     then open http://localhost:8080
  ./poyang up --no-simulator --data /srv/poyang   for real gear; see ./poyang help devices
  ./poyang up --http 9000 --mqtt 2883             where the usual ports are taken
  ./poyang up --config /etc/poyang.json           with all that in a file
  ./poyang up --scenario flood-2020 --from 2020-07-06 --speed 60`,

  async run(args) {
    const options = { ...configOptions, ...seasonOptions, servers: { type: 'boolean' } } as const;
    const { servers, ...values } = parseArgs({ args, options }).values;
    const { scenario, speed, from, ...settings } = values;
    const asked = seasonAsked({ scenario, speed, from });
    const place = asked && { data: seasonFolder(asked) };
    const config = await withUsualDoors(readConfig({ ...place, ...asSettings(settings) }));
    check(config, servers);
    const claim = claimDataFolder(config.data);
    try {
      const season = seasonToLive(config, asked, systemClock.now());
      checkWeather(config, season);
      await checkPorts(config);
      await live(config, { servers, season });
    } finally {
      claim.release();
    }
    say('Stopped. Nothing acknowledged is lost; ./poyang up goes on from here.');
    return 0;
  },
};

const say = (line: string) => void process.stdout.write(`${line}\n`);

function check(config: Config, servers = false): void {
  checkAddresses(config);
  if (servers) checkServers(config);
}

async function live(
  config: Config,
  { servers = false, season }: { servers?: boolean | undefined; season: Season | undefined },
): Promise<void> {
  const signal = interruption();
  const startedAt = performance.now();
  const progress = progressPrinter(process.stdout);
  const runRooms = (settings: Config) =>
    keepRooms(settings, { signal, startedAt, season, say, progress });
  if (servers) return onServers(config, { say, live: runRooms });
  for (const line of await firstStart(config)) say(line);
  await runRooms(config);
}
