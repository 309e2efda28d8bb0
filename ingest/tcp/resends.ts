import { createHash } from 'node:crypto';

/** The messages that devices sent of late, so that one sent again is acknowledged and not kept twice. */
export interface Resends {
  /** Keeps a message, unless the same one of the device was kept before or is being kept: then what becomes of that one. */
  keepOnce(device: string, sameness: Uint8Array, keep: () => Promise<void>): Promise<void>;
}

/** Gear sends again what it got no answer to: the last message, or a few of them. */
const OF_A_DEVICE = 8;
const DEVICES = 20_000;

/** Forgets with the process: what then comes twice is stored once all the same, as every effect is keyed by its time. */
export function createResends(): Resends {
  const devices = new Map<string, Map<string, Promise<void>>>();
  return {
    keepOnce(device, sameness, keep) {
      const messages = devices.get(device) ?? new Map<string, Promise<void>>();
      const key = digest(sameness);
      const before = messages.get(key);
      if (before !== undefined) return before;
      const kept = keep();
      devices.set(device, messages.set(key, kept));
      kept.catch(() => messages.delete(key));
      dropOldest(messages, OF_A_DEVICE);
      dropOldest(devices, DEVICES);
      return kept;
    },
  };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64').slice(0, 16);
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
