import { setTimeout as sleep } from 'node:timers/promises';
import { builtInStations } from '../devices/stations/built-in-stations.ts';
import { PoyangError } from '../domain/errors.ts';
import type { Station } from '../domain/station.ts';
import { stations as stationsTopic } from '../domain/topics.ts';
import { pause } from '../infra/back-off.ts';
import { systemClock } from '../infra/clock.ts';
import type { Config } from '../infra/config.ts';
import { openLog } from '../infra/log/open-log.ts';
import { consoleLogger } from '../infra/logger.ts';
import type { Command } from './command.ts';
import { openGateway } from './replay/gateway.ts';
import { help } from './replay/help.ts';
import { type ReplayOptions, replayOptions } from './replay/options.ts';
import { publishRows } from './replay/publish-rows.ts';
import { isIn, readReadings, stationsOf } from './replay/read-readings.ts';
import { readSites } from './replay/read-sites.ts';
import { replayedStations, unitOf } from './replay/replayed-stations.ts';
import { survey } from './replay/survey.ts';
import { announcement, progressLine, summary } from './replay/tell.ts';
import { progressPrinter } from './up/progress.ts';

/** Sends a file of telemetry to a house that runs; the exit code is 130 after Ctrl-C. */
export const replay: Command = {
  help,
  async run(args) {
    const interrupted = new AbortController();
    const stop = () => interrupted.abort();
    process.once('SIGINT', stop);
    try {
      await replayFile(replayOptions(args), process.stdout, interrupted.signal);
    } finally {
      process.removeListener('SIGINT', stop);
    }
    return interrupted.signal.aborted ? INTERRUPTED : 0;
  },
};

/** Checks everything, registers the stations, publishes the rows and tells of it. Throws CONFIG before anything is sent. */
export async function replayFile(
  options: ReplayOptions,
  out: NodeJS.WriteStream,
  signal: AbortSignal,
): Promise<void> {
  const { config, property } = options;
  const say = (line: string) => void out.write(`${line}\n`);
  const { known, stations, unit } = await prepare(options);
  const shift = options.shiftToNow ? systemClock.now() - known.last : 0;

  const gateway = await openGateway(config, options);
  try {
    await register(config, stations);
    for (const line of announcement(options, known, { stations, unit, shift })) say(line);
    const startedAt = performance.now();
    const elapsed = () => ({ survey: known, elapsedMs: performance.now() - startedAt });
    const printer = progressPrinter(out);
    const end = await publishRows(rowsOf(options), {
      ...{ property, shift, speed: options.speed, signal, clock: systemClock },
      publish: gateway.publish,
      givenUp: afterAbort(signal, LAST_WAIT_MS),
      pause: (ms) => pause(ms, signal),
      onProgress: everyQuarterSecond((progress) =>
        printer.show({ progress: progressLine(progress, { ...elapsed(), speed: options.speed }) }),
      ),
    });
    printer.end();
    say(summary(end, elapsed()));
  } finally {
    await gateway.close();
  }
}

const INTERRUPTED = 130;
const LAST_WAIT_MS = 3_000;

/** The rooms read the log every 20 ms at the latest: after this they know the stations. */
const ROOMS_KNOW_MS = 500;

/** Reads both files to their ends: what is wrong is said now, with its line. */
async function prepare(options: ReplayOptions) {
  const sites = await readSites(options.stations);
  const columns = await stationsOf(options.data);
  const nowhere = columns.filter((id) => !sites.has(id));
  if (nowhere.length > 0) {
    throw new PoyangError(
      'CONFIG',
      `${options.data} has columns that ${options.stations} does not place: ${nowhere.slice(0, 5).join(', ')}${nowhere.length > 5 ? ' …' : ''}.`,
    );
  }
  const known = await survey(readReadings(options.data), options);
  const { property, drawLevels } = options;
  const unit = options.unit ?? unitOf(property, known.isWhole);
  const registry = { property, unit, drawLevels, known: builtInStations() };
  return { known, unit, stations: replayedStations(sites, known, registry) };
}

async function* rowsOf(options: ReplayOptions) {
  for await (const row of readReadings(options.data)) if (isIn(options, row.time)) yield row;
}

async function register(config: Config, stations: readonly Station[]): Promise<void> {
  const log = await openLog(config, systemClock, consoleLogger('replay'));
  try {
    await log.append(stationsTopic, stations);
  } finally {
    await log.close();
  }
  await sleep(ROOMS_KNOW_MS);
}

async function afterAbort(signal: AbortSignal, ms: number): Promise<void> {
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await sleep(ms, undefined, { ref: false });
}

function everyQuarterSecond<T>(show: (value: T) => void): (value: T) => void {
  let shownAt = Number.NEGATIVE_INFINITY;
  return (value) => {
    if (performance.now() - shownAt < 250) return;
    shownAt = performance.now();
    show(value);
  };
}
