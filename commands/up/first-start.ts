import { isDeepStrictEqual } from 'node:util';
import { builtInStations, simulatedStations } from '../../devices/stations/built-in-stations.ts';
import type { Station } from '../../domain/station.ts';
import * as topics from '../../domain/topics.ts';
import { systemClock } from '../../infra/clock.ts';
import type { Config } from '../../infra/config.ts';
import { newest } from '../../infra/follow.ts';
import type { Log } from '../../infra/log/log.ts';
import { openLog } from '../../infra/log/open-log.ts';
import { consoleLogger } from '../../infra/logger.ts';
import { ensureCredentials } from '../../ingest/first-start.ts';
import { DEMO_STATION } from './demo-station.ts';

/**
 * Brings the data folder to where the rooms can start: credentials, a demo station, and who the built-in stations speak
 * for, the field or the simulated basin. Returns lines for the person: new secrets, shown this once.
 */
export async function firstStart(config: Config): Promise<string[]> {
  const log = await openLog(config, systemClock, consoleLogger('up'));
  try {
    const fresh = await ensureCredentials({ config, log });
    await registerStations(config, log);
    return fresh.length === 0
      ? []
      : [
          'First start: these credentials are shown once and kept in the data folder.',
          ...fresh.map(({ id, role, secret }) => `  ${id.padEnd(10)} ${secret}   (${role})`),
        ];
  } finally {
    await log.close();
  }
}

/** Appends only what is not so already, so that a second start writes nothing. */
async function registerStations(config: Config, log: Log): Promise<void> {
  const builtIn = builtInStations();
  const wanted: Station[] = [
    DEMO_STATION,
    ...(config.simulator ? simulatedStations(builtIn) : builtIn),
  ];
  const known = await newest(log, topics.stations);
  await log.append(
    topics.stations,
    wanted.filter((station) => !isDeepStrictEqual(known.get(station.id), station)),
  );
}
