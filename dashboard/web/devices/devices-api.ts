import type { Account } from '../../../domain/account.ts';
import type {
  AcceptedAnswer,
  DeviceEntry,
  DevicesAnswer,
  ImportAnswer,
  SecretAnswer,
  WaitingAnswer,
} from '../../../domain/device-answers.ts';
import { type Asked, askAs, type Person } from '../live/ask-as.ts';

/** An account as the form asks for it. */
export type NewDevice = Pick<Account, 'id' | 'speaksFor' | 'link'> & {
  readonly role: Exclude<Account['role'], 'admin'>;
};

/** What the page asks of the house about gear and accounts, in an administrator's name. Rejects as `askAs` does. */
export interface DevicesApi {
  list(): Promise<DevicesAnswer>;
  waiting(): Promise<WaitingAnswer>;
  add(wish: NewDevice): Promise<SecretAnswer>;
  change(id: string, change: 'disable' | 'enable'): Promise<DeviceEntry>;
  rotate(id: string): Promise<SecretAnswer>;
  /** Dry: says what it would do, or what is wrong, and changes nothing. */
  importTable(csv: string, options: { readonly dry: boolean }): Promise<ImportAnswer>;
  /** As the station of that id; absent: as the one that is called so in its frames. */
  accept(name: string, device: string | undefined): Promise<AcceptedAnswer>;
  refuse(name: string): Promise<void>;
}

/** The API over HTTP, from the page's own origin, for whoever is signed in at the time. */
export function httpDevicesApi(person: () => Person): DevicesApi {
  const ask = <T>(path: string, asked: Asked = {}) =>
    askAs<T>(path, { ...asked, person: person() });
  const post = <T>(path: string, body?: unknown) => ask<T>(path, { method: 'POST', body });
  return {
    list: () => ask('/devices'),
    waiting: () => ask('/waiting'),
    add: (wish) => post('/devices', wish),
    change: (id, change) => post(`/devices/${id}/${change}`),
    rotate: (id) => post(`/devices/${id}/rotate`),
    importTable: (csv, { dry }) => post(`/devices/import?dry=${dry}`, csv),
    accept: (name, device) =>
      post(`/waiting/${encodeURIComponent(name)}/accept`, device === undefined ? {} : { device }),
    refuse: (name) => post(`/waiting/${encodeURIComponent(name)}/refuse`),
  };
}
