import { builtInStations } from '../devices/stations/built-in-stations.ts';
import type { Account } from '../domain/account.ts';
import type { Station } from '../domain/station.ts';
import type { Topic } from '../domain/topic.ts';
import { accounts as accountsTopic, stations as registry, topicRoutes } from '../domain/topics.ts';
import { type CallSigns, createCallSigns } from '../infra/accounts/call-signs.ts';
import { follow } from '../infra/follow.ts';
import type { Log } from '../infra/log/log.ts';
import { createTopicTable, type TopicTable } from './topic-table.ts';

/** What the doors know of those who come, as the log has it now. */
export interface WhoIsWho {
  readonly accounts: ReadonlyMap<string, Account>;
  /** Calls the listener after an account has changed. */
  onAccount(listener: (account: Account) => void): void;
  readonly stations: ReadonlyMap<string, Station>;
  readonly callSigns: CallSigns;
  readonly topicTable: TopicTable;
}

/**
 * Resolves when all is read, and follows it until the signal. Without an onError: deaf to changes we would let in whom we should not, so
 * it is better to end and be started again.
 */
export async function followWhoIsWho(log: Log, signal: AbortSignal): Promise<WhoIsWho> {
  const listeners = new Set<(account: Account) => void>();
  const callSigns = createCallSigns();
  const topicTable = createTopicTable();
  const learn = async <M>(topic: Topic<M>, take: (one: M) => void, initial: readonly M[] = []) => {
    const all = await follow(log, topic, { signal, initial, onChange: take });
    for (const one of all.values()) take(one);
    return all;
  };
  const [accounts, stations] = await Promise.all([
    follow(log, accountsTopic, {
      signal,
      onChange(account) {
        for (const listener of listeners) listener(account);
      },
    }),
    learn(registry, callSigns.learn, builtInStations()),
    learn(topicRoutes, topicTable.learn),
  ]);
  const onAccount: WhoIsWho['onAccount'] = (listener) => void listeners.add(listener);
  return { accounts, onAccount, stations, callSigns, topicTable };
}
