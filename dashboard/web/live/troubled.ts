import { type ReadonlySignal, signal } from '@preact/signals';
import { THE_HOUSE } from '../../../domain/device-event.ts';
import type { DeviceHealth, DeviceHealthAnswer } from '../../../domain/device-health.ts';
import type { EventHandlers } from './events.ts';

/** The devices with which something is wrong, by station; `house`: what is wrong with the house's own hearing. */
export interface Troubled {
  readonly troubled: ReadonlySignal<ReadonlyMap<string, DeviceHealth>>;
  readonly deaf: ReadonlySignal<DeviceHealthAnswer['house']>;
}

type Known = ReturnType<typeof knownTroubles>;

/** Nothing as yet. */
export function knownTroubles() {
  return {
    troubled: signal<ReadonlyMap<string, DeviceHealth>>(new Map()),
    deaf: signal<DeviceHealthAnswer['house']>([]),
  };
}

/** What the house answered takes the place of what was known. */
export function takeTroubles(known: Known, { house, devices }: DeviceHealthAnswer): void {
  known.troubled.value = new Map(devices.map((one) => [one.station, one]));
  known.deaf.value = house;
}

/** Puts how a device is now in the place of how it was; one with which nothing is wrong any more is gone. */
export function troubleHandlers(known: Known): Pick<EventHandlers, 'device_health'> {
  return {
    device_health(health) {
      if (health.station === THE_HOUSE) known.deaf.value = health.open;
      else {
        const next = new Map(known.troubled.value);
        if (health.open.length > 0) next.set(health.station, health);
        else next.delete(health.station);
        known.troubled.value = next;
      }
    },
  };
}
