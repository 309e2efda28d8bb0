import type { Station } from '../../domain/station.ts';

/** Which device a name in a frame stands for. */
export interface CallSigns {
  /** Takes over what a station of the registry is called. */
  learn(station: Station): void;
  /** The device's id; a name that no registered station has is the id itself, without the "00" before a hydrological code. */
  deviceOf(name: string): string;
}

/** Knows nobody at first. */
export function createCallSigns(): CallSigns {
  const devices = new Map<string, string>();
  const names = new Map<string, readonly string[]>();
  return {
    learn({ id, address }) {
      for (const name of names.get(id) ?? []) if (devices.get(name) === id) devices.delete(name);
      const called = [address ?? `00${id}`, id];
      for (const name of called) devices.set(name, id);
      names.set(id, called);
    },
    deviceOf: (name) => devices.get(name) ?? name.replace(/^00(?=\d{8}$)/, ''),
  };
}
