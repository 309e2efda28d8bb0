import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pacedClock, systemClock } from '../infra/clock.ts';
import { type Config, readConfig } from '../infra/config.ts';
import type { Command } from './command.ts';
import { asSettings, configOptions } from './config-options.ts';
import { drillAsked } from './drill/drill-asked.ts';
import { drillPrinter } from './drill/drill-printer.ts';
import { help } from './drill/help.ts';
import { drillSummary } from './drill/summary.ts';
import { checkWeather } from './simulated-basin.ts';
import { claimDataFolder } from './up/data-folder.ts';
import { firstStart } from './up/first-start.ts';
import { interruption } from './up/interruption.ts';
import { keepRooms } from './up/keep-rooms.ts';
import { checkPorts } from './up/ports.ts';
import { type Season, seasonOf } from './up/season.ts';
import { seasonFolder, seasonOptions, seasonToLive } from './up/season-options.ts';

/** Replays a season of the simulated basin through a house of its own; the exit code is 130 after Ctrl-C. */
export const drill: Command = {
  help,
  async run(args) {
    const { positionals, values } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const { speed, from, to, anew, ...settings } = values;
    const asked = drillAsked({ speed, from, to }, positionals);
    const config = readConfig({
      ...{ data: seasonFolder(asked), http: '8081', mqtt: '1884', history: '30d' },
      ...asSettings(settings),
    });
    if (anew) forget(config.data);
    const claim = claimDataFolder(config.data);
    try {
      const season = seasonToLive(config, asked, systemClock.now());
      checkWeather(config, season);
      await checkPorts(config);
      return season && (await runDrill(config, season)) ? 0 : INTERRUPTED;
    } finally {
      claim.release();
    }
  },
};

const { scenario: _named, ...itsTime } = seasonOptions;
const OPTIONS = {
  ...configOptions,
  ...itsTime,
  to: { type: 'string' },
  anew: { type: 'boolean', default: false },
} as const;

const INTERRUPTED = 130;

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Only what a drill has made is ever removed. */
function forget(folder: string): void {
  if (seasonOf(folder)) rmSync(folder, { recursive: true });
}

/** Whether it came to its end, where its clock stands still for as long as the last readings need. */
async function runDrill(config: Config, season: Season): Promise<boolean> {
  const interrupted = interruption();
  const over = new AbortController();
  const clock = pacedClock(season);
  for (const line of await firstStart(config)) say(line);
  const progress = drillPrinter(process.stdout, { season, clock, onOver: () => over.abort() });
  try {
    const signal = AbortSignal.any([interrupted, over.signal]);
    await keepRooms(config, { signal, startedAt: performance.now(), season, say, progress });
  } finally {
    progress.stop();
  }
  for (const line of await drillSummary(config, { ...season, to: clock.now() })) say(line);
  return !interrupted.aborted;
}
