import { randomUUID } from 'node:crypto';
import type { AedesOptions, Client, ConnectPacket } from 'aedes';
import type { Account } from '../domain/account.ts';
import type { Claim, Login } from '../infra/accounts/login.ts';
import type { Sessions } from './accounts/sessions.ts';
import { verdictOf } from './accounts/verdict.ts';
import type { GuardedStream } from './frame-guard.ts';
import type { Tally } from './tally.ts';
import type { TopicTable } from './topic-table.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** What an admission leans on. */
export interface AdmissionOptions {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly login: Login;
  readonly sessions: Sessions<Client>;
  readonly refusals: Tally;
  readonly waitingRoom: WaitingRoom;
  readonly topicTable: TopicTable;
}

/**
 * Who may come in. The user name is an account's id. The client id is free, but each account has its own, so that
 * nobody pushes out another account's connection [MQTT-3.1.4-2]. A last will is judged as the publish that it is.
 * Sessions end with their connection (session present is 0): what was not acknowledged, the client sends again.
 */
export function admission(
  options: AdmissionOptions,
): Required<Pick<AedesOptions, 'preConnect' | 'authenticate'>> {
  const greetings = new WeakMap<Client, Greeting>();
  return {
    preConnect(client, packet, next) {
      greetings.set(client, { isNamed: isNamed(packet), willTopic: packet.will?.topic });
      const { certified } = client.conn as GuardedStream;
      packet.clientId = `${packet.username ?? certified ?? ''}/${packet.clientId || randomUUID()}`;
      packet.clean = true;
      next(null, true);
    },
    async authenticate(client, username, password, done) {
      const { address, certified } = client.conn as GuardedStream;
      const claim = {
        id: username ?? certified ?? '',
        secret: password ?? new Uint8Array(),
        address,
      };
      const answer = await judge(options, client, claim, greetings.get(client));
      if (answer === 'welcome') return done(null, true);
      const { code, why } = REFUSALS[answer];
      if (answer === 'wrong' && !options.accounts.has(claim.id)) {
        options.waitingRoom.note({ name: claim.id, door: 'mqtt', from: address });
      }
      options.refusals.count(why, `${claim.id} from ${address}`);
      done(Object.assign(new Error(why), { returnCode: code }), null);
    },
  };
}

interface Greeting {
  readonly isNamed: boolean;
  readonly willTopic: string | undefined;
}

/** Return codes of CONNACK (MQTT 3.1.1, table 3.1). */
const REFUSALS = {
  unnamed: { code: 2, why: 'Refused a client id that is too long, or empty for a kept session' },
  busy: { code: 3, why: 'Put off a login: too many at once, or too many failures from there' },
  wrong: { code: 4, why: 'Refused a login: unknown account or wrong secret' },
  disabled: { code: 5, why: 'Refused a disabled account' },
  will: { code: 5, why: 'Refused a last will to a topic the account may not publish to' },
} as const satisfies Record<string, { code: number; why: string }>;

type Answer = 'welcome' | keyof typeof REFUSALS;

const LONGEST_CLIENT_ID = 128;

/** A client without an id must not ask for a kept session [MQTT-3.1.3-8]. */
function isNamed({ clientId, clean }: ConnectPacket): boolean {
  return clientId.length <= LONGEST_CLIENT_ID && (clientId !== '' || clean === true);
}

async function judge(
  { login, accounts, sessions, topicTable }: AdmissionOptions,
  client: Client,
  claim: Claim,
  greeting: Greeting | undefined,
): Promise<Answer> {
  if (!greeting?.isNamed) return 'unnamed';
  const { certified } = client.conn as GuardedStream;
  const verdict = await verdictOf({ accounts, login }, claim, certified);
  const account = accounts.get(claim.id);
  if (verdict !== 'welcome' || !account || client.closed) return verdict;

  sessions.open(client, account);
  client.conn.once('close', () => sessions.close(client));
  if (greeting.willTopic === undefined) return 'welcome';
  const to = topicTable.addressOf(greeting.willTopic, account.id);
  return to !== undefined && sessions.speaksFor(client, to.device) ? 'welcome' : 'will';
}
