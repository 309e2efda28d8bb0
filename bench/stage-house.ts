import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../infra/clock.ts';
import { readConfig } from '../infra/config.ts';
import { openJournal } from '../infra/journal/open-journal.ts';
import { openLog } from '../infra/log/open-log.ts';
import { silentLogger } from '../infra/logger.ts';
import { openStore } from '../infra/store/open-store.ts';
import type { StreamsContext } from '../streams/processor.ts';
import { loadStation } from '../test/load/load-station.ts';

/** What the streams room stands on, on the embedded log, store and journal, in a folder that is gone afterwards. */
export async function withStageHouse(
  stations: readonly string[],
  work: (context: StreamsContext) => Promise<void>,
): Promise<void> {
  const config = readConfig({ data: mkdtempSync(join(tmpdir(), 'poyang-stages-')) }, {});
  const ports = {
    log: await openLog(config, systemClock, silentLogger),
    store: await openStore(config, { readOnly: false }),
    journal: await openJournal(config, { readOnly: false }),
  };
  try {
    await work({
      ...{ ...ports, config, clock: systemClock, logger: silentLogger },
      stations: new Map(stations.map((id) => [id, loadStation(id)])),
      accounts: new Map(),
      onStation: () => undefined,
    });
  } finally {
    for (const port of Object.values(ports)) await port.close();
    rmSync(config.data, { recursive: true });
  }
}
