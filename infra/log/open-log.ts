import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Log } from './log.ts';

/** The log that this house is set up for; adapters are imported when they are asked for. Throws what the adapter does. `logger` hears of losses. */
export async function openLog(config: Config, clock: Clock, logger: Logger): Promise<Log> {
  if (config.log !== 'embedded') {
    const { kafkaLog } = await import('./kafka-log.ts');
    const { parseKafkaSettings } = await import('./kafka-settings.ts');
    return kafkaLog(parseKafkaSettings(config.log), { logger });
  }
  const { embeddedLog } = await import('./embedded-log.ts');
  const folder = join(config.data, 'log');
  const retention = { days: config.retentionDays, gigabytes: config.retentionGigabytes };
  return embeddedLog({ folder, clock, logger, retention });
}
