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

/**
 * Appends what is not there, and what goes over from the field to the simulated basin or back. What else the registry says
 * of a station stands: a bureau's own levels, and that its numbers are of a replay.
 */
async function registerStations(config: Config, log: Log): Promise<void> {
  const builtIn = builtInStations();
  const known = await newest(log, topics.stations);
  const wanted = [DEMO_STATION, ...(config.simulator ? simulatedStations(builtIn) : builtIn)];
  const changed = wanted.flatMap((station): Station[] => {
    const { origin } = station;
    const before = known.get(station.id);
    if (!before) return [station];
    return before.origin === origin || before.origin === 'replay' ? [] : [{ ...before, origin }];
  });
  await log.append(topics.stations, changed);
}
