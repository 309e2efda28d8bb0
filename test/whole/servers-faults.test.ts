import { expect, test } from 'vitest';
import { missingServers } from '../../commands/up/on-servers.ts';
import { type FaultReport, faultRounds } from '../servers/fault-rounds.ts';
import { ONE_BROKER, THREE_BROKERS } from '../servers/faults.ts';
import { mayMount } from '../servers/small-disk.ts';

const lacking = missingServers();
const title = lacking.length > 0 ? ` (skipped: ${lacking.join(' ')})` : '';
const ROUNDS = 3;

/** MB: what infra/compose.yaml gives each room, beyond which its container would be killed. */
const MOST_MEMORY = { ingest: 512, streams: 1_024, dashboard: 1_024 };

test.skipIf(lacking.length > 0)(
  `on Kafka, InfluxDB and Mosquitto, whatever is killed or frozen, what was acknowledged is stored once${title}`,
  { timeout: 900_000 },
  async () => {
    const [freezes, frozenSeconds] = [1, 120];
    const options = { faults: ONE_BROKER, rounds: ROUNDS, freezes, frozenSeconds };
    const report = await faultRounds(options);
    expect(report.faults).toHaveLength(9 * ROUNDS + freezes);
    expectSound(report);
    expect(report.health).toEqual([expect.stringMatching(/^503\n.*store: /s), '200']);
  },
);

const disk = mayMount();
const withDisk = disk ? '' : ' (its disk is not filled: this process may not mount one)';
const { "fill Kafka's disk": fill, ...others } = THREE_BROKERS;

test.skipIf(lacking.length > 0)(
  `on three Kafka brokers, one of them killed and their disk full, what was acknowledged is stored once${title}${withDisk}`,
  { timeout: 900_000 },
  async () => {
    const faults = disk && fill ? { ...others, "fill Kafka's disk": fill } : others;
    const onDisk = disk ? { kafkaDisk: 512 } : {};
    const report = await faultRounds({
      faults,
      rounds: ROUNDS,
      nodes: 3,
      ownDoor: true,
      ...onDisk,
    });
    expect(report.faults).toHaveLength(Object.keys(faults).length * ROUNDS);
    expectSound(report);
    expect(report.ackedOnFullDisk).toBe(0);
    expect(report.health.at(-1)).toBe('200');
    for (const said of report.health.slice(0, -1)) expect(said).toMatch(/^503\nlog: .*Kafka/s);
  },
);

function expectSound(report: FaultReport): void {
  expect(report.acked).toBeGreaterThan(3_000);
  expect(report).toMatchObject({ stored: report.expected, wrong: 0, doubled: 0 });
  expect(report).toMatchObject({ behind: 0, warningsAstray: 0, lastWordsAstray: 0 });
  expect(report.warnings).toBeGreaterThan(20);
  for (const [room, most] of Object.entries(MOST_MEMORY)) {
    expect(Math.max(...report.faults.map(({ memory }) => memory[room] ?? 0))).toBeLessThan(most);
  }
}
