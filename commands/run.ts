import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PoyangError } from '../domain/errors.ts';
import { systemClock } from '../infra/clock.ts';
import { type Config, readConfig } from '../infra/config.ts';
import { startHeartbeat } from '../infra/heartbeat.ts';
import { openJournal } from '../infra/journal/open-journal.ts';
import { openLog } from '../infra/log/open-log.ts';
import { consoleLogger } from '../infra/logger.ts';
import { openStore } from '../infra/store/open-store.ts';
import type { Command } from './command.ts';
import { asSettings, configHelp, configOptions } from './config-options.ts';
import { type RoomEntry, type RoomName, rooms } from './rooms.ts';
import { houseClock } from './up/season.ts';

/** Runs one room in this process, alone or as a child of `up`, which hears "ready" from it and tells it "stop". */
export const run: Command = {
  help: `
Usage: ./poyang run ROOM [options]

Runs one room until SIGTERM or Ctrl-C. \`./poyang up\` runs them all, each in a process of its own.

  ingest      the door: MQTT in, durable log, acknowledgement
  streams     decode, match, quality control, store, warnings (one a data folder; on Kafka several share the work)
  dashboard   the API and the web page
  simulator   the simulated basin's sensors

Options
${configHelp}`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: configOptions,
      allowPositionals: true,
    });
    const name = positionals[0];
    if (!isRoom(name)) {
      throw new PoyangError('CONFIG', `Name one room: ${Object.keys(rooms).join(', ')}.`);
    }
    await runRoom(name, readConfig(asSettings(values)));
    return 0;
  },
};

function isRoom(name: string | undefined): name is RoomName {
  return name !== undefined && Object.hasOwn(rooms, name);
}

async function runRoom(name: RoomName, config: Config): Promise<void> {
  const stopped = stopRequest();
  const { starting, close } = await open(name, config);
  const room = await Promise.race([starting, stopped]);
  if (!room) process.exit(0); // told to stop before it was ready: it has taken nothing yet
  const heartbeat = startHeartbeat(join(config.data, `${name}.alive`));
  process.send?.('ready');
  await stopped;
  await room.stop();
  heartbeat.stop();
  await close();
  if (process.connected) process.disconnect();
}

/** Opens what the room needs, no more, and starts it. */
async function open(name: RoomName, config: Config) {
  const entry: RoomEntry = rooms[name];
  const logger = consoleLogger(name, { debug: config.debug });
  const log = await openLog(config, systemClock, logger);
  const context = { config, clock: houseClock(config.data), logger, log };
  if (entry.store === 'none') return { starting: entry.start(context), close: () => log.close() };

  const readOnly = entry.store === 'read';
  const store = await openStore(config, { readOnly });
  const journal = await openJournal(config, { readOnly, logger });
  return {
    starting: entry.start({ ...context, store, journal }),
    close: () => Promise.all([log.close(), store.close(), journal.close()]),
  };
}

/** A room whose parent is gone waits so long for servers that may be gone too: what it acknowledged is durable in any case. */
const ORPHAN_LIMIT_MS = 20_000;

/** Under `up` the parent says when, and Ctrl-C in the terminal, which reaches us too, must not come before it. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => resolve();
    process.once('SIGTERM', stop);
    process.on('SIGINT', () => process.send === undefined && stop());
    process.once('disconnect', () => {
      stop();
      setTimeout(() => process.exit(1), ORPHAN_LIMIT_MS).unref();
    });
    process.on('message', (message) => message === 'stop' && stop());
  });
}
