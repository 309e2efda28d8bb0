import type { Account } from '../../domain/account.ts';
import type { DecodedFrame, Reading } from '../../domain/reading.ts';
import type { CallSigns } from '../../infra/accounts/call-signs.ts';
import { type Fault, unknownStation, unspokenFor } from './fault.ts';
import type { MonitoredStation } from './monitored.ts';

/** A gateway's frame, parted by the stations that it speaks for. */
export interface Relayed {
  readonly frames: readonly { readonly station: MonitoredStation; readonly frame: DecodedFrame }[];
  readonly faults: readonly Fault[];
}

/** What is known of who speaks for whom. */
export interface Registers {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly callSigns: CallSigns;
  readonly stationOf: (id: string) => MonitoredStation | undefined;
}

/**
 * Parts the frame of a gateway by the stations that its readings, signs and pictures name, by their ids or addresses:
 * those that its account speaks for. undefined for a device that is no gateway.
 */
export function relay(
  frame: DecodedFrame,
  device: string,
  registers: Registers,
): Relayed | undefined {
  const account = registers.accounts.get(device);
  if (account?.role !== 'gateway' || account.disabled) return undefined;
  const frames: { station: MonitoredStation; frame: DecodedFrame }[] = [];
  const faults: Fault[] = [];
  for (const name of namesIn(frame)) {
    const station = registers.stationOf(registers.callSigns.deviceOf(name));
    if (station === undefined) faults.push(unknownStation(name));
    else if (!speaksFor(account, station.id)) faults.push(unspokenFor(device, station));
    else frames.push({ station, frame: partOf(frame, name) });
  }
  return { frames, faults };
}

/** The stations of which the frame says something. */
function namesIn({ station, readings, signs = [], attached = [] }: DecodedFrame): Set<string> {
  return new Set([...readings, ...signs, ...attached].map((one) => one.station ?? station));
}

/** What the frame says of that station, as if it were its own. */
function partOf(frame: DecodedFrame, name: string): DecodedFrame {
  const own = <T extends { readonly station?: string }>(items: readonly T[] = []): T[] =>
    items.filter((one) => (one.station ?? frame.station) === name).map(withoutStation);
  const { readings, signs, attached } = frame;
  return {
    ...frame,
    station: name,
    readings: own<Reading>(readings),
    signs: own(signs),
    attached: own(attached),
  };
}

function withoutStation<T extends { readonly station?: string }>(one: T): T {
  const { station: _, ...rest } = one;
  return rest as T;
}

function speaksFor({ id, speaksFor: spokenFor }: Account, station: string): boolean {
  return station === id || spokenFor.includes(station) || spokenFor.includes('*');
}
