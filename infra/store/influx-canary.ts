import { randomInt } from 'node:crypto';
import { PoyangError } from '../../domain/errors.ts';
import type { Clock } from '../clock.ts';
import { influxClient } from '../influx/influx-client.ts';
import { bucketsOf, type InfluxSettings } from '../influx/influx-settings.ts';

/** Resolves when a point was written and read back within the settings' time limit; throws STORE_UNAVAILABLE or DISK_FULL. */
export type Canary = () => Promise<void>;

/** Asks an InfluxDB to do what it is there for, because one that hangs may still say of itself that it is well. */
export function influxCanary(settings: InfluxSettings, clock: Clock): Canary {
  const client = influxClient(settings);
  const { latest: bucket } = bucketsOf(settings);
  const place = randomInt(2 ** 20); // one for each process that asks

  return async () => {
    const sung = clock.now();
    const refusal = await client.write(
      { bucket, precision: 'ns' },
      `canary sung=${sung}i ${place}`,
    );
    if (refusal) throw new PoyangError('STORE_UNAVAILABLE', `InfluxDB refuses: ${refusal.reason}`);
    const read = `SELECT sung FROM canary WHERE time = ${place}`;
    const { value: table } = await client.query(bucket, read).next();
    if (Number(table?.rows[0]?.[1]) >= sung) return; // later: another question came meanwhile
    throw new PoyangError(
      'STORE_UNAVAILABLE',
      'InfluxDB does not give back what was just written.',
    );
  };
}
