import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSimulatedBasin } from '../../commands/simulated-basin.ts';
import { builtInStations, simulatedStations } from '../../devices/stations/built-in-stations.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { stations } from '../../domain/topics.ts';
import { readConfig } from '../../infra/config.ts';
import { silentLogger } from '../../infra/logger.ts';
import { littleBroker } from '../devices/simulator/little-broker.ts';
import { memoryJournal } from '../fakes/memory-journal.ts';
import { memoryLog } from '../fakes/memory-log.ts';
import { memoryStore } from '../fakes/memory-store.ts';
import { publisher } from '../ingest/outside/publisher.ts';
import { until } from '../ingest/until.ts';
import { GATEWAY, noMosquitto, ownMosquitto } from '../servers/mosquitto.ts';

test('the gear publishes to the door of this house', async () => {
  const door = await littleBroker({ password: GATEWAY.secret });
  onTestFinished(door.close);
  await simulate({ mqtt: door.port });
  await until(() => door.published.length > 0, 'a reading arrives');
  expect(door.published[0]?.topic).toMatch(/^poyang\/\w+\/(json|sl651)$/);
});

test('where the broker stands outside, the gear publishes there, with certificates as the setting names them', async () => {
  const broker = await littleBroker({ password: GATEWAY.secret });
  onTestFinished(broker.close);
  await simulate({ mqtt: 1, broker: `${broker.url.replace('//', '//house@')}?inFlight=5` });
  await until(() => broker.published.length > 0, 'a reading arrives');
  await expect(simulate({ broker: 'mqtts://localhost:1?ca=/nowhere.pem' })).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining('/nowhere.pem'),
  });
});

test.skipIf(noMosquitto)('Mosquitto lets it speak for every station', async () => {
  const mosquitto = await ownMosquitto();
  const house = { id: 'poyang-ingest', secret: mosquitto.housePassword };
  const reader = await publisher(mosquitto.port, house);
  const topics = new Set<string>();
  reader.on('message', (topic) => topics.add(topic));
  await reader.subscribeAsync('poyang/#', { qos: 1 });
  await simulate({ broker: mosquitto.url });
  await until(() => topics.size > 3, 'readings of several stations arrive');
});

/** The room with the lake's stations, at a clock that runs a minute at each look; it stops with the test. */
async function simulate(settings: Record<string, unknown>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'poyang-basin-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  writeFileSync(join(data, 'credentials.json'), JSON.stringify([{ ...GATEWAY, role: 'gateway' }]));
  const log = memoryLog();
  const lake = builtInStations().filter(({ kind }) => kind === 'lake');
  await log.append(stations, simulatedStations(lake));
  let time = Date.UTC(2026, 6, 1);
  const room = await startSimulatedBasin({
    config: readConfig({ history: 0, ...settings, data }, {}),
    clock: { now: () => (time += MINUTE_MS) },
    logger: silentLogger,
    log,
    store: memoryStore(),
    journal: memoryJournal(),
  });
  onTestFinished(() => room.stop());
}
