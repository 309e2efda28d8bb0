import { rooms } from '../../../commands/rooms.ts';
import { Config, readConfig } from '../../../infra/config.ts';
import { parseKafkaSettings } from '../../../infra/log/kafka-settings.ts';
import { readBrokerSettings } from '../../../ingest/outside/settings.ts';

/** What is wrong with the environment of a container that runs a room: names no setting has, addresses no adapter reads. */
export function wrongSettings(environment: Record<string, string>): string[] {
  const wrong = Object.keys(environment).filter(
    (name) => name.startsWith('POYANG_') && !KNOWN.has(name),
  );
  try {
    const { log, store, broker } = readConfig({}, environment);
    if (log !== 'embedded') parseKafkaSettings(log);
    if (broker !== 'embedded') readBrokerSettings(broker);
    if (
      store !== 'embedded' &&
      !/^influx:\/\/[\w.-]+:\d+\/\w+\?tokenFile=\/run\/secrets\//.test(store)
    )
      wrong.push('POYANG_STORE');
  } catch (error) {
    wrong.push((error as Error).message);
  }
  return wrong;
}

/** Whether these words after `poyang` run a room or set the servers up. */
export function isRealCommand(words: readonly string[]): boolean {
  const [command, room = '', ...more] = words;
  if (command === 'setup') return words.length === 1;
  return command === 'run' && Object.hasOwn(rooms, room) && more.length === 0;
}

const KNOWN = new Set(
  Object.keys(Config.shape).map(
    (key) => `POYANG_${key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
  ),
);
