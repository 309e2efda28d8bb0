import type { DeviceEntry } from '../../../domain/device-answers.ts';
import type { Station } from '../../../domain/station.ts';

/** What of the accounts is looked for. */
export interface AccountFilter {
  /** Part of an id or of a station's name, in either language. */
  readonly query: string;
  readonly state: 'all' | 'enabled' | 'disabled';
}

/** The accounts that match, in order of their ids. */
export function foundAccounts(
  devices: readonly DeviceEntry[],
  stations: ReadonlyMap<string, Station>,
  { query, state }: AccountFilter,
): DeviceEntry[] {
  const sought = query.trim().toLowerCase();
  const matches = ({ id, disabled }: DeviceEntry) => {
    if (state !== 'all' && disabled !== (state === 'disabled')) return false;
    const { zh = '', en = '' } = stations.get(id)?.name ?? {};
    return [id, zh, en].some((name) => name.toLowerCase().includes(sought));
  };
  return devices.filter(matches).sort((a, b) => a.id.localeCompare(b.id));
}
