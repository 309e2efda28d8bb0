import { systemClock } from '../../../infra/clock.ts';
import { readConfig } from '../../../infra/config.ts';
import { embeddedLog } from '../../../infra/log/embedded-log.ts';
import { silentLogger } from '../../../infra/logger.ts';
import { openOutsideBroker } from '../../../ingest/outside-broker.ts';

/** Run as a process: `folder broker`. Takes readings from the broker into the embedded log in the folder until SIGTERM; says when it is ready. */
const [folder = '', broker = ''] = process.argv.slice(2);
const log = embeddedLog({ folder, clock: systemClock });
const room = await openOutsideBroker({
  clock: systemClock,
  config: readConfig({ broker }, {}),
  log,
  logger: silentLogger,
});
process.stdout.write('ready\n');
process.once('SIGTERM', async () => {
  await room.stop();
  await log.close();
});
