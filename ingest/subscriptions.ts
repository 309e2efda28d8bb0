import type { AedesOptions, Client } from 'aedes';
import type { Sessions } from './accounts/sessions.ts';
import { downFilter } from './publish-address.ts';
import type { Tally } from './tally.ts';

/** Grants an account what people send down to it, and nothing else: SUBACK 0x80 [MQTT-3.9.3-2]. */
export function subscriptionJudge(
  sessions: Sessions<Client>,
  refusals: Tally,
): Required<AedesOptions>['authorizeSubscribe'] {
  return (client, wish, done) => {
    const id = sessions.accountOf(client)?.id;
    const isGranted = id !== undefined && wish.topic === downFilter(id);
    if (!isGranted) refusals.count('Refused a subscription', `${id} to ${wish.topic}`);
    done(null, isGranted ? wish : null);
  };
}
