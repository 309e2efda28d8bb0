import type { Account } from '../../domain/account.ts';
import { PoyangError } from '../../domain/errors.ts';
import type { Station } from '../../domain/station.ts';
import { decisions, waiting } from '../../domain/topics.ts';
import type { Decision, Waiting } from '../../domain/waiting.ts';
import { newest } from '../follow.ts';
import type { Log } from '../log/log.ts';
import { addAccount, changeAccount } from './administer.ts';
import { createCallSigns } from './call-signs.ts';
import { readAccounts } from './read-accounts.ts';

/** Who decides, and when. */
export type Decider = Pick<Decision, 'by' | 'at'>;

/** An acceptance as a person wishes it. */
export interface Acceptance extends Decider {
  /** The registry: what is accepted must stand in it, or its readings would be rejects. */
  readonly stations: Iterable<Station>;
  /** As which device; absent: the station that is called so, or the name itself without "00" before a hydrological code. */
  readonly device?: string | undefined;
  /** For a new account. */
  readonly secret: string;
}

/** What an acceptance came to. */
export interface Accepted {
  readonly device: string;
  readonly door: Waiting['door'];
  /** An account was made, with that secret. */
  readonly isNew: boolean;
}

/** Those who wait and of whom nobody has decided since they came last, the newest first. */
export async function readWaiting(log: Log): Promise<Waiting[]> {
  const decided = await newest(log, decisions);
  const all = [...(await newest(log, waiting)).values()];
  const waits = ({ name, last }: Waiting) => {
    const decision = decided.get(name);
    return decision === undefined || (decision.verdict === 'accepted' && last > decision.at);
  };
  return all.filter(waits).sort((a, b) => b.last - a.last);
}

/** Lets one in who waits: its account is made or gets the right that it lacked, then what it sent goes its way. Throws CONFIG. */
export async function accept(log: Log, name: string, wish: Acceptance): Promise<Accepted> {
  const entry = await waitingOne(log, name);
  const device = deviceOf(name, wish);
  const isNew = await giveRight(log, entry, device, wish.secret);
  const { by, at } = wish;
  await log.append(decisions, [{ name, verdict: 'accepted', device, by, at }]);
  return { device, door: entry.door, isNew };
}

/** Turns one away who waits: what it sent is forgotten, and it is noted no more. Throws CONFIG. */
export async function refuse(log: Log, name: string, { by, at }: Decider): Promise<void> {
  await waitingOne(log, name);
  await log.append(decisions, [{ name, verdict: 'refused', device: name, by, at }]);
}

async function waitingOne(log: Log, name: string): Promise<Waiting> {
  const entry = (await newest(log, waiting)).get(name);
  if (entry) return entry;
  throw new PoyangError('CONFIG', `Nobody waits as "${name}": see ./poyang devices waiting.`);
}

function deviceOf(name: string, { stations, device }: Acceptance): string {
  const signs = createCallSigns();
  const known = new Set<string>();
  for (const station of stations) {
    signs.learn(station);
    known.add(station.id);
  }
  const chosen = device ?? signs.deviceOf(name);
  const remedy = `./poyang devices register ${chosen} --station FILE, its "address" being "${name}"`;
  if (known.has(chosen) && signs.deviceOf(name) === chosen) return chosen;
  if (known.has(chosen)) {
    throw new PoyangError(
      'CONFIG',
      `The registry does not know ${chosen} as "${name}", so its frames would wait for ever: register it anew first, with ${remedy}.`,
    );
  }
  throw new PoyangError(
    'CONFIG',
    `The registry has no station ${chosen}: register it first, with ${remedy}.`,
  );
}

/** Whether an account was made. */
async function giveRight(
  log: Log,
  { door, through }: Waiting,
  device: string,
  secret: string,
): Promise<boolean> {
  const accounts = await readAccounts(log);
  const gateway = through === undefined ? undefined : accounts.get(through);
  if (gateway?.role === 'gateway') {
    await changeAccount(log, gateway.id, {
      speaksFor: [...new Set([...gateway.speaksFor, device])],
    });
    return false;
  }
  const link: Pick<Account, 'link'> = door === 'tcp' ? { link: {} } : {};
  if (accounts.has(device)) {
    if (link.link && !accounts.get(device)?.link) await changeAccount(log, device, link);
    return false;
  }
  await addAccount(log, { id: device, role: 'device', speaksFor: [], ...link }, secret);
  return true;
}
