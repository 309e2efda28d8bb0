import type { Account } from '../../domain/account.ts';
import type { DeviceEntry } from '../../domain/device-answers.ts';
import type { Observation } from '../../domain/observation.ts';
import { raw } from '../../domain/topics.ts';
import type { ApiDeps } from './api.ts';

/** When a device was last heard of, and in which language. */
type Seen = Pick<DeviceEntry, 'lastSeen' | 'codec'>;

/** The newest usable reading of each device among the accounts, by its id; those without one are left out. */
export async function lastSeen(
  { store, log }: Pick<ApiDeps, 'store' | 'log'>,
  accounts: ReadonlyMap<string, Account>,
): Promise<ReadonlyMap<string, Seen>> {
  const newest = new Map<string, Observation>();
  for (const observation of await store.latest()) {
    const { station, received } = observation;
    if (accounts.get(station)?.role !== 'device') continue;
    if (received > (newest.get(station)?.received ?? -1)) newest.set(station, observation);
  }
  const newestFirst = [...newest.values()].sort((a, b) => b.received - a.received);
  const seen = await Promise.all(
    newestFirst.map(async ({ station, received, raw: position }, i) => {
      const packet = i < MOST_LOOKED_UP ? await log.at(raw, position) : undefined;
      return [station, { lastSeen: received, ...(packet && { codec: packet.codec }) }] as const;
    }),
  );
  return new Map(seen);
}

/** Each is a seek in the log; of a province's gear, those that came last are enough to look up. */
const MOST_LOOKED_UP = 500;
