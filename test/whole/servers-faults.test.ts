import { expect, test } from 'vitest';
import { missingServers } from '../../commands/up/on-servers.ts';
import { faultRounds } from '../servers/fault-rounds.ts';

const lacking = missingServers();
const title = lacking.length > 0 ? ` (skipped: ${lacking.join(' ')})` : '';

test.skipIf(lacking.length > 0)(
  `on Kafka, InfluxDB and Mosquitto, whatever is killed or frozen, what was acknowledged is stored once${title}`,
  { timeout: 300_000 },
  async () => {
    const report = await faultRounds({ rounds: 1, frozenSeconds: 8 });
    expect(Object.values(report.faults)).toEqual(Array(9).fill(1));
    expect(report.acked).toBeGreaterThan(9_000);
    expect(report).toMatchObject({ stored: report.expected, wrong: 0, doubled: 0 });
    expect(report.health).toEqual([503, 200]);
  },
);
