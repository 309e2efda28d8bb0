import type { Account } from '../../domain/account.ts';

/** Who is connected as which account. `C` is whatever a connection is to the broker. */
export interface Sessions<C extends object> {
  open(connection: C, account: Account): void;
  close(connection: C): void;
  /** The account a connection logged in to; still known of a closed one, whose last will is to be judged. */
  accountOf(connection: C): Account | undefined;
  /** Whether the connection's account speaks for the device: a device for itself, a gateway also for its stations. */
  speaksFor(connection: C, device: string): boolean;
  /** Takes over a changed account; answers the connections that it no longer lets in, which then speak for nobody. */
  accountChanged(account: Account): C[];
}

interface Session {
  readonly account: Account;
  readonly voice: ReadonlySet<string>;
}

/** Starts with nobody connected. */
export function createSessions<C extends object>(): Sessions<C> {
  const sessions = new WeakMap<C, Session>();
  const open = new Map<string, Set<C>>();
  const openOf = (id: string) => open.get(id) ?? new Set<C>();

  function close(connection: C): void {
    const id = sessions.get(connection)?.account.id ?? '';
    open.get(id)?.delete(connection);
    if (openOf(id).size === 0) open.delete(id);
  }

  return {
    open(connection, account) {
      sessions.set(connection, sessionOf(account));
      open.set(account.id, openOf(account.id).add(connection));
    },
    close,
    accountOf: (connection) => sessions.get(connection)?.account,
    speaksFor(connection, device) {
      const voice = sessions.get(connection)?.voice;
      return voice !== undefined && (voice.has(device) || voice.has('*'));
    },
    accountChanged(account) {
      const isLetIn = (connection: C) =>
        !account.disabled && sessions.get(connection)?.account.hash === account.hash;
      const [kept, revoked] = split(openOf(account.id), isLetIn);
      for (const connection of kept) sessions.set(connection, sessionOf(account));
      for (const connection of revoked) {
        close(connection);
        sessions.delete(connection);
      }
      return revoked;
    },
  };
}

function split<T>(all: Iterable<T>, test: (one: T) => boolean): [T[], T[]] {
  const { yes = [], no = [] } = Object.groupBy(all, (one) => (test(one) ? 'yes' : 'no'));
  return [yes, no];
}

/** Whether the account speaks for the device; the same without a connection. */
export function accountSpeaksFor(account: Account, device: string): boolean {
  const voice = voiceOf(account);
  return voice.includes(device) || voice.includes('*');
}

function sessionOf(account: Account): Session {
  return { account, voice: new Set(voiceOf(account)) };
}

/** "*" in a gateway's list stands for all stations. */
function voiceOf({ id, role, speaksFor }: Account): readonly string[] {
  return { device: [id], gateway: [id, ...speaksFor], dispatcher: [], admin: [] }[role];
}
